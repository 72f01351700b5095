import type { HandlersOf } from './dispatch.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { problem } from '#shared/domain/problem.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/result.ts';

/** What the desktop outside of the window does for the app. */
export type DesktopFacts = {
  readonly get: () => CallOutput<'desktop.get'>;
  readonly showQuickCapture: () => void;
  /** Shows the big window's form, which will take this draft. */
  readonly handOver: (draft: Draft) => void;
  readonly takeHanded: () => Draft | undefined;
  /** False when the desktop did not take it. */
  readonly setStartAtLogin: (on: boolean) => boolean;
};

export const desktopHandlers = (desktop: DesktopFacts): HandlersOf<'desktop'> => ({
  'desktop.quickCapture': () => {
    desktop.showQuickCapture();
    return ok({});
  },
  'desktop.allFields': ({ draft }) => {
    desktop.handOver(draft);
    return ok({});
  },
  'desktop.handedDraft': () => {
    const draft = desktop.takeHanded();
    return ok(draft === undefined ? {} : { draft });
  },
  'desktop.get': () => ok(desktop.get()),
  'desktop.startAtLogin': ({ on }) => (desktop.setStartAtLogin(on) ? ok({}) : err([problem('desktop-refused')])),
});
