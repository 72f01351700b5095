import type { SalesmaniaRecord } from './customer.ts';
import type { Change } from '../definition.ts';

/**
 * What a PATCH sends: "only the fields to change" (vendors/salesmania.md §7), and so nothing that somebody there has
 * changed meanwhile. A field goes along when any record that went before differs: which of several arrived is not always
 * known. A value that was cleared stays there as it is: no vendor is sent an empty one (vendors/README.md §3).
 */
export function changedFields(change: Change<SalesmaniaRecord> | undefined): Partial<SalesmaniaRecord> {
  if (change === undefined) return {};
  const { before, after } = change;
  const changed = Object.entries(after).filter(([key, value]) =>
    // A record is an object of the schema's keys.
    before.some((record) => !isSame(record[key as keyof SalesmaniaRecord], value)),
  );
  // Changed and changed back: the vendor is told one value that it has.
  return changed.length === 0 ? { name: after.name } : Object.fromEntries(changed);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
