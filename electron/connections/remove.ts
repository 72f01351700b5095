import type { Answer } from '#electron/core.ts';
import { connectionEntry } from '#electron/credentials/vault.ts';
import { sleep } from '#electron/effects.ts';
import { EMPTY_COUNTS, type DeliveryCounts } from '#shared/domain/connection.ts';
import { problem } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { err, ok } from '#shared/result.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';

/** How long a removal waits for what is being sent at that moment; longer than any exchange. */
const REMOVAL_WAIT_MS = 40 * SECOND_MS;
const REMOVAL_STEP_MS = 100;

/**
 * Takes a connection away; its history stays. Nothing new is claimed from the first step on. The keychain goes before the
 * database, so that a locked one changes nothing: an entry left behind would be forgotten for ever once the row is gone.
 */
export async function removeConnection(
  deps: ConnectionsDeps,
  row: ActiveConnection,
  discardUndelivered: boolean,
): Promise<Answer<object>> {
  if (openCount(deps, row) > 0 && !discardUndelivered) return refusal(deps, row);
  deps.store.setEnabled(row.id, false);
  deps.changed();
  const removed = await removeQuietly(deps, row);
  if (!removed.ok) deps.store.setEnabled(row.id, row.enabled);
  deps.changed();
  return removed;
}

async function removeQuietly(deps: ConnectionsDeps, row: ActiveConnection): Promise<Answer<object>> {
  const until = deps.clock.monotonicMs() + REMOVAL_WAIT_MS;
  while (countsOf(deps, row).sending > 0) {
    if (deps.clock.monotonicMs() >= until) return refusal(deps, row);
    await sleep(deps.clock, REMOVAL_STEP_MS);
  }
  const forgotten = await deps.vault.remove(connectionEntry(row.id));
  // Without any keychain there is no entry that could stay behind.
  if (!forgotten.ok && forgotten.error.code !== 'keychain-unavailable') return err([forgotten.error]);
  deps.discardOpen(row.id);
  deps.store.archive(row.id, deps.clock.wallMs());
  deps.accounts.forget(row.id);
  return ok({});
}

const countsOf = (deps: ConnectionsDeps, row: ActiveConnection): DeliveryCounts =>
  deps.store.counts().get(row.id) ?? EMPTY_COUNTS;

function openCount(deps: ConnectionsDeps, row: ActiveConnection): number {
  const counts = countsOf(deps, row);
  return counts.queued + counts.sending + counts.retrying + counts.unknown + counts.attention;
}

const refusal = (deps: ConnectionsDeps, row: ActiveConnection): Answer<object> =>
  err([problem('has-undelivered', { params: { count: openCount(deps, row) } })]);
