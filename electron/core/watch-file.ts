import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Clock } from '#electron/effects.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/duration.ts';

/** While the file is being written, it is looked at this often, ms. */
const LOOK_MS = SECOND_MS;
/** Where no event comes (a network share, a system that writes late), ms. */
const LONGEST_MS = MINUTE_MS;

/**
 * Calls `look` soon after the file, or one that begins with its name (SQLite's log), was written by anybody, at most once
 * a second, and once a minute in any case. An idle process is not woken in between. The answer ends it.
 */
export function watchFile(file: string, clock: Clock, look: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let cancel: (() => void) | undefined;
  const wait = (ms: number): void => {
    cancel?.();
    cancel = clock.timer(ms, again);
  };
  const again = (): void => {
    // First the watch, then the look: what is written between the two is seen by one of them.
    watcher ??= open(file, written);
    wait(watcher === undefined ? LOOK_MS : LONGEST_MS);
    look();
  };
  /** Not watched until it is looked at: a commit of ours is a hundred writes. */
  const written = (): void => {
    watcher?.close();
    watcher = undefined;
    wait(LOOK_MS);
  };
  again();
  return () => {
    watcher?.close();
    cancel?.();
  };
}

/** Undefined where the system cannot watch. */
function open(file: string, written: () => void): FSWatcher | undefined {
  const name = basename(file);
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, changed) => {
      if (changed === null || changed.startsWith(name)) written();
    });
    watcher.on('error', written);
    return watcher;
  } catch {
    return undefined; // no more watches to be had, or a folder on something that has none
  }
}
