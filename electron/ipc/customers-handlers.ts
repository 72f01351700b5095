import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import type { ParsedInput } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';

export const customersHandlers = ({ customers }: Core): HandlersOf<'customers' | 'views'> => ({
  'customers.capture': (input) => {
    const { customer, shorten } = apart(input);
    return customers.capture(customer, new Set(shorten));
  },
  'customers.check': (input) => ok(customers.check(input)),
  'customers.draft': () => ok(customers.draft()),
  'customers.keepDraft': ({ draft }) => customers.keepDraft(draft),
  'customers.page': (query) => customers.page(query),
  'customers.rows': ({ ids }) => ok([...customers.rows(ids)]),
  'customers.get': ({ id }) => customers.get(id),
  'customers.preview': (input) => customers.preview('id' in input ? input.id : input.customer),
  'customers.erasable': ({ days }) => ok({ customers: customers.erasable(days) }),
  'customers.update': ({ id, customer, shorten }) => customers.update(id, customer, new Set(shorten)),
  'customers.tags': () => ok(customers.tags().slice(0, MOST_TAGS)),
  'views.list': () => ok(customers.views.list()),
  'views.save': (view) => customers.views.save(view),
  'views.remove': ({ id }) => {
    const removed = customers.views.remove(id);
    return removed.ok ? ok({}) : removed;
  },
  'customers.sendChange': ({ id, connectionIds, shorten }) => customers.sendChange(id, connectionIds, new Set(shorten)),
});

/** The customer is parsed by its own schema, which knows no word of a person. */
function apart(input: ParsedInput<'customers.capture'>): { customer: unknown; shorten?: string[] | undefined } {
  if (typeof input !== 'object' || input === null || !('shorten' in input)) return { customer: input };
  const { shorten, ...customer } = input;
  return { customer, shorten: Array.isArray(shorten) ? shorten : [] };
}

/** Of the filter's list; whoever uses more finds the others by typing. */
const MOST_TAGS = 200;
