import { startDesktop, type Desktop } from '#test/support/desktop.ts';

/** Where the demo plays: the desktop of the person who started it, or one of its own where there is none. */
export type Stage = {
  readonly desktop: Pick<Desktop, 'env'>;
  /** Somebody looks at it: the window stays open at the end. */
  readonly interactive: boolean;
  readonly close: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  if (
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined &&
    process.platform === 'linux'
  ) {
    const desktop = await startDesktop({ panel: true });
    return { desktop, interactive: false, close: () => desktop.stop() };
  }
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  return { desktop: { env }, interactive: true, close: () => Promise.resolve() };
}
