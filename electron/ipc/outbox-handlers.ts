import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import { MINUTE_MS } from '#shared/duration.ts';
import { ok } from '#shared/result.ts';

/** A sync that a person starts in the window goes on in the background for so long; the window follows its progress. */
export const SYNC_TIMEOUT_MS = 10 * MINUTE_MS;

export const outboxHandlers = ({ outbox }: Core): HandlersOf<'outbox'> => ({
  'outbox.status': () => ok(outbox.status()),
  'outbox.sync': () => {
    // Not waited for: the answer to the window is that it has begun. A disk that takes nothing is in the log.
    outbox.sync({ timeoutMs: SYNC_TIMEOUT_MS }).catch(() => undefined);
    return ok({});
  },
  'outbox.pause': () => {
    outbox.pause();
    return ok({});
  },
  'outbox.resume': () => {
    outbox.resume();
    return ok({});
  },
  'outbox.unlock': async () => ok({ keychain: await outbox.unlock() }),
});
