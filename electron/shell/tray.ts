import { Menu, systemPreferences, Tray } from 'electron';
import type { TrayIcons } from './tray-icons.ts';
import type { TrayAction, TrayLine, TrayView } from './tray-view.ts';

const FRAME_MS = 400;
/** A drain changes rows every few milliseconds; an icon that flickers says nothing. */
const SETTLE_MS = 250;

export type TrayOptions = {
  readonly icons: TrayIcons;
  /** Reads the present numbers. */
  readonly view: () => TrayView;
  readonly onAction: (action: TrayAction) => void;
};

export type AppTray = {
  /** Something may have changed: looks again, at most four times a second. */
  readonly refresh: () => void;
  /** The desktop's tray came (again): an icon that was registered with an earlier one is gone. */
  readonly hostCame: () => void;
};

/** The icon in the desktop's tray. Where there is no tray it is simply not seen; the window offers everything as well. */
export function createTray({ icons, view, onAction }: TrayOptions): AppTray {
  let tray = new Tray(icons.framesOf('idle')[0] ?? '');
  let shown: TrayView | undefined;
  let stopMoving = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;

  const show = (next: TrayView): void => {
    if (shown?.state !== next.state) {
      stopMoving();
      stopMoving = animate(icons, next, (frame) => tray.setImage(frame));
    }
    if (shown?.toolTip !== next.toolTip) tray.setToolTip(next.toolTip);
    if (process.platform === 'darwin') tray.setTitle(next.needYou > 0 ? String(next.needYou) : '');
    // A new menu closes one that is open, so only when its words change.
    if (JSON.stringify(shown?.menu) !== JSON.stringify(next.menu)) tray.setContextMenu(menuOf(next.menu, onAction));
    shown = next;
  };
  const look = (): void => {
    timer = undefined;
    show(view());
  };
  const begin = (): void => {
    tray.on('click', () => onAction('open'));
    shown = undefined;
    show(view());
  };

  begin();
  return {
    refresh() {
      timer ??= setTimeout(look, SETTLE_MS);
    },
    hostCame() {
      tray.destroy();
      tray = new Tray(icons.framesOf('idle')[0] ?? '');
      begin();
    },
  };
}

/** Shows the state's picture, or its pictures in turn. Answers how to stop. */
function animate(icons: TrayIcons, view: TrayView, show: (frame: Electron.NativeImage) => void): () => void {
  const frames = icons.framesOf(view.state);
  let at = 0;
  const next = (): void => {
    const frame = frames[at % frames.length];
    at += 1;
    if (frame !== undefined) show(frame);
  };
  next();
  if (frames.length === 1 || systemPreferences.getAnimationSettings().prefersReducedMotion) return () => undefined;
  const timer = setInterval(next, FRAME_MS);
  return () => clearInterval(timer);
}

function menuOf(lines: readonly TrayLine[], onAction: (action: TrayAction) => void): Menu {
  return Menu.buildFromTemplate(
    lines.map((line) => {
      if (line === 'separator') return { type: 'separator' };
      const { label, action } = line;
      return action === undefined ? { label, enabled: false } : { label, click: () => onAction(action) };
    }),
  );
}
