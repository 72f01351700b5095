import { contractDrift } from '#electron/vendors/contract.ts';
import type { Exchange } from '#electron/vendors/http.ts';
import { problem } from '#shared/domain/problem.ts';
import type { LaneConnection, LaneEffects } from './lane.ts';
import type { Finding } from './settle.ts';

/**
 * Compares every answer of the vendor with its documentation. A difference does not change what the answer means: it is
 * kept, without personal data, and told beside the lane's health.
 */
export function againstContract(
  effects: LaneEffects,
  connection: LaneConnection,
  exchange: Exchange,
  finding: Finding,
): Finding {
  const { vendor, id } = connection;
  // A log-in page, a proxy, a refusal of the key: not an answer to what was sent, or not the vendor's.
  if (exchange.kind !== 'answered' || vendor.documented === undefined) return finding;
  if (finding.lane.kind !== 'answered' && finding.lane.kind !== 'failed') return finding;
  const drift = contractDrift(vendor.documented, exchange.response);
  if (drift === undefined) return finding;
  const at = effects.clock.wallMs();
  note(effects, id, { at, status: exchange.response.status, ...drift, differences: [...drift.differences] });
  if (finding.lane.kind !== 'answered') return finding;
  const told = problem('vendor-contract-changed', { params: { vendor: vendor.descriptor.name } });
  return { ...finding, lane: { ...finding.lane, drift: told } };
}

type Drift = NonNullable<Parameters<LaneEffects['lanes']['noteContract']>[1]>;

/** Written once for the same difference. A database that cannot be written now is no reason to lose sight of a delivery. */
function note(effects: LaneEffects, connectionId: string, drift: Drift): void {
  try {
    const before = effects.lanes.contract(connectionId);
    const isSame = JSON.stringify(before?.differences) === JSON.stringify(drift.differences);
    if (!isSame) effects.lanes.noteContract(connectionId, drift, drift.at);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    effects.log.warn('contract-not-noted', { connection: connectionId, code });
  }
}
