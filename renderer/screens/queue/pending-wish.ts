import { SECOND_MS } from '#shared/duration.ts';

/** How long a wish can be taken back before it is done. */
export const UNDO_MS = 6 * SECOND_MS;

type Pending = { readonly timer: number; readonly run: () => void };

let pending: Pending | undefined;

/**
 * Does `run` in a moment, unless it is taken back: a receipt is final, and what is sent cannot be called back. A second
 * wish, or the window's end, does the first at once.
 */
export function wishLater(run: () => void): void {
  doNow();
  pending = { timer: window.setTimeout(doNow, UNDO_MS), run };
}

/** False when there was nothing to take back any more. */
export function takeBack(): boolean {
  if (pending === undefined) return false;
  window.clearTimeout(pending.timer);
  pending = undefined;
  return true;
}

function doNow(): void {
  const now = pending;
  if (takeBack()) now?.run();
}

window.addEventListener('pagehide', doNow);
