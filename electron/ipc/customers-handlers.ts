import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import { ok } from '#shared/result.ts';

export const customersHandlers = ({ customers }: Core): HandlersOf<'customers'> => ({
  'customers.capture': (input) => customers.capture(input),
  'customers.check': (input) => ok(customers.check(input)),
  'customers.draft': () => ok(customers.draft()),
  'customers.keepDraft': ({ draft }) => customers.keepDraft(draft),
  'customers.page': (query) => customers.page(query),
  'customers.get': ({ id }) => customers.get(id),
  'customers.update': ({ id, customer }) => customers.update(id, customer),
});
