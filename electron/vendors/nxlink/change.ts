import type { NxlinkRecord } from './customer.ts';
import type { Change } from '../definition.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';

/** By which of these the vendor knows a customer again is not documented (vendors/nxlink.md §7). */
const IDENTITY = ['whats_app_phone', 'sms_phone', 'email'] as const;

/** Type 1: "update or add on top of the old", whatever the connection does with customers it creates. */
export const asUpdate = ({ after }: Change<NxlinkRecord>): NxlinkRecord => ({ ...after, type: 1 });

/** With another number or e-mail the vendor may not know the customer again, and would make a second one. */
export function changesIdentity({ before, after }: Change<NxlinkRecord>): Problem | undefined {
  const changed = IDENTITY.find(
    (key) => before.length === 0 || before.some((record) => record.customer[key] !== after.customer[key]),
  );
  if (changed === undefined) return undefined;
  const field = changed === 'email' ? 'email' : changed === 'sms_phone' ? 'phone' : 'whatsapp';
  return problem('vendor-identity-changed', { field, params: { vendor: 'NXLink' } });
}
