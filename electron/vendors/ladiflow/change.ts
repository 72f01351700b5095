import type { LadiflowRecord } from './customer.ts';
import type { Change } from '../definition.ts';
import { leftOut } from '../mapping.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** The whole body with the vendor's `_id`. Tags by name are documented for the upsert only, so they stay out (vendors/ladiflow.md §3). */
export function changeBody(change: Change<LadiflowRecord> | undefined): object {
  if (change === undefined) return {};
  const { import_by_tag_name: byName, tags, ...body } = change.after.body;
  return { _id: change.number, ...body, ...(tags === undefined || byName === true ? {} : { tags }) };
}

/** What of a change the vendor does not get. */
export function changeWarnings({ before, after }: Change<LadiflowRecord>): readonly Problem[] {
  const tags = JSON.stringify(after.body.tags);
  const differ = before.some(({ body }) => JSON.stringify(body.tags) !== tags);
  return differ && after.body.import_by_tag_name === true ? [leftOut('LadiFlow', 'tags')] : [];
}
