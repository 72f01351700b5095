import type { Change } from '#electron/vendors/definition.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { problem } from '#shared/domain/problem.ts';
import { judgeNew } from './capture.ts';
import { pendingChanges, recordOf, type ChangeDeps } from './change.ts';
import type { CustomerRow } from './customer-store.ts';
import type { SentDelivery } from './delivery-rows.ts';
import type { Target } from './ports.ts';
import type { Judgement } from './verdicts.ts';

/** A change as it goes out, with the delivery that carries it; without one where a person has not sent it on yet. */
export type ShownChange = {
  readonly judgement: Judgement;
  readonly change: Change<unknown>;
  readonly delivery: SentDelivery | undefined;
};

/** Stands where the vendor's number goes that it is asked for before a change leaves. */
const NUMBER = 'NUMBER';

/** Changes of a customer that the vendors have: those that were sent on, in their order, and those that could be. */
export function shownChanges(deps: ChangeDeps, row: CustomerRow, customer: Customer): readonly ShownChange[] {
  const trail = deps.deliveries.trail(row.id);
  const numbers = new Map(
    deps.deliveries
      .ofCustomers([row.id])
      .flatMap(({ connectionId, vendorRecordId: number }) =>
        number === undefined ? [] : [[connectionId, number] as const],
      ),
  );
  const before = (target: Target, sent: readonly SentDelivery[]): Change<unknown> => {
    const number = target.vendor.update?.number === undefined ? undefined : (numbers.get(target.id) ?? NUMBER);
    return { ...(number === undefined ? {} : { number }), before: records(deps, target, sent), after: undefined };
  };
  const sentOn = deps.targets().flatMap((target) => {
    const own = trail.filter(({ connectionId }) => connectionId === target.id);
    return own.flatMap((delivery, at): ShownChange[] => {
      if (delivery.intent !== 'update' || delivery.state === 'discarded') return [];
      const frozen = frozenChange(deps, target, delivery);
      const judgement =
        frozen === undefined
          ? judgeNew(customer, target, row.external_id)
          : { target, record: frozen.after, refused: [], warnings: [], cuts: [] };
      const change = frozen ?? { ...before(target, own.slice(0, at)), after: judgement.record };
      return [{ judgement: refusing(judgement, change), change, delivery }];
    });
  });
  const unsent = row.updated_at === row.captured_at ? [] : pendingChanges(deps, row, customer);
  return [
    ...sentOn,
    ...unsent.flatMap(({ judgement, takes }): ShownChange[] => {
      if (!takes) return [];
      const own = trail.filter(({ connectionId }) => connectionId === judgement.target.id);
      return [
        { judgement, change: { ...before(judgement.target, own), after: judgement.record }, delivery: undefined },
      ];
    }),
  ];
}

/** With what the vendor says of this very change, such as another number of the customer. */
function refusing(judgement: Judgement, change: Change<unknown>): Judgement {
  const { update, name } = judgement.target.vendor;
  const params = { vendor: name };
  const refused = update === undefined ? problem('vendor-takes-no-changes', { params }) : update.refuses?.(change);
  return refused === undefined || judgement.refused.length > 0 ? judgement : { ...judgement, refused: [refused] };
}

function records(deps: ChangeDeps, target: Target, sent: readonly SentDelivery[]): readonly unknown[] {
  const texts = sent.flatMap((one) => recordOf(deps, target, one)).map((record) => JSON.stringify(record));
  return [...new Set(texts)].map((text) => target.vendor.parseRecord(JSON.parse(text)));
}

function frozenChange({ sealing }: ChangeDeps, { vendor }: Target, sent: SentDelivery): Change<unknown> | undefined {
  if (sent.record === null) return undefined;
  const text = sealing.open({ table: 'deliveries', row: sent.id, column: 'record' }, sent.record);
  return text.ok ? vendor.parseChange(JSON.parse(text.value)) : undefined;
}
