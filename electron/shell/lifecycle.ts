import { app, powerMonitor } from 'electron';
import type { Logger } from '#electron/effects.ts';
import { SECOND_MS } from '#shared/duration.ts';

const CLOSE_DEADLINE_MS = 5 * SECOND_MS;
const LAST_CALL_MS = 500;
/** If even closing does not come to an end, the process ends: what was under way becomes `unknown` at the next start. */
const GIVE_UP_MS = CLOSE_DEADLINE_MS + 2 * SECOND_MS;

export type LifecycleOptions = {
  readonly log: Logger;
  /** Quitting has begun: windows may close. */
  readonly onQuitting: () => void;
  /** Stops sending and closes the database. */
  readonly close: (deadlineMs: number) => Promise<void>;
  /** A keychain call is still out, perhaps at a prompt; its thread would hold up a normal exit for ever. */
  readonly hangs: () => boolean;
};

/** One way to end, however it is asked for: Quit, log-off, shut-down, SIGTERM, SIGINT. */
export function superviseQuit({ log, onQuitting, close, hangs }: LifecycleOptions): void {
  let closing: Promise<number> | undefined;

  app.on('before-quit', onQuitting);
  app.on('will-quit', (event) => {
    event.preventDefault();
    closing ??= closeWithin(close, log);
    void closing.then((status) => exit(status, hangs));
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  powerMonitor.on('shutdown', () => app.quit());
}

/** Gives a keychain call that is about to return the time to do so. */
function exit(status: number, hangs: () => boolean): void {
  const end = performance.now() + LAST_CALL_MS;
  const look = (): void => {
    if (!hangs()) app.exit(status);
    else if (performance.now() < end) setTimeout(look, 20);
    else process.kill(process.pid, 'SIGKILL');
  };
  look();
}

/** Answers the exit status. */
async function closeWithin(close: LifecycleOptions['close'], log: Logger): Promise<number> {
  const giveUp = new Promise<number>((resolve) => setTimeout(() => resolve(1), GIVE_UP_MS));
  const closed = close(CLOSE_DEADLINE_MS).then(
    () => 0,
    () => 1,
  );
  const status = await Promise.race([closed, giveUp]);
  if (status === 0) log.info('app.closed');
  else log.error('app.close-failed');
  return status;
}
