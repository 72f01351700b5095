import { contractDrift, type Asked } from '#electron/vendors/contract.ts';
import type { Exchange, HttpResponse } from '#electron/vendors/http.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { LaneConnection, LaneEffects } from './lane.ts';
import type { Finding } from './settle.ts';

type WatchEffects = Pick<LaneEffects, 'lanes' | 'clock' | 'log'>;

/**
 * Compares an answer of the vendor with its documentation. A difference does not change what the answer means: it is kept,
 * without personal data, and told beside the lane's health. Not for a log-in page, a proxy or a refusal of the key: these
 * are no answer to what was asked, or not the vendor's.
 */
export function watchContract(
  effects: WatchEffects,
  { vendor, id }: Pick<LaneConnection, 'vendor' | 'id'>,
  asked: Asked,
  response: HttpResponse,
): Problem | undefined {
  const drift = contractDrift(vendor.documented?.[asked], response);
  if (drift === undefined) return undefined;
  const at = effects.clock.wallMs();
  note(effects, id, { at, status: response.status, ...drift, differences: [...drift.differences] });
  return problem('vendor-contract-changed', { params: { vendor: vendor.descriptor.name } });
}

/** The same for an answer to customers or changes, with what it was found to mean. */
export function againstContract(
  effects: WatchEffects,
  connection: LaneConnection,
  exchange: Exchange,
  finding: Finding,
): Finding {
  if (exchange.kind !== 'answered') return finding;
  if (finding.lane.kind !== 'answered' && finding.lane.kind !== 'failed') return finding;
  const told = watchContract(effects, connection, 'deliver', exchange.response);
  if (told === undefined || finding.lane.kind !== 'answered') return finding;
  return { ...finding, lane: { ...finding.lane, drift: told } };
}

type Drift = NonNullable<Parameters<LaneEffects['lanes']['noteContract']>[1]>;

/** Written once for the same difference. A database that cannot be written now is no reason to lose sight of a delivery. */
function note(effects: WatchEffects, connectionId: string, drift: Drift): void {
  try {
    const before = effects.lanes.contract(connectionId);
    const isSame = JSON.stringify(before?.differences) === JSON.stringify(drift.differences);
    if (!isSame) effects.lanes.noteContract(connectionId, drift, drift.at);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    effects.log.warn('contract-not-noted', { connection: connectionId, code });
  }
}
