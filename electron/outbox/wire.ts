import type { Change, OpenAccount, Vendor, Verdict } from '#electron/vendors/definition.ts';
import type { HttpRequest, HttpResponse } from '#electron/vendors/http.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { DeliveryIntent, SettleWay } from '#shared/domain/delivery.ts';

/** How a vendor speaks about deliveries of one intent: creations and changes have requests and answers of their own. */
export type Wire = {
  readonly prepare: (account: OpenAccount, records: readonly unknown[], nowMs: number) => HttpRequest;
  /** `countedBefore`: the vendor answered an earlier request for each of them, and did not say which it took. */
  readonly classify: (
    response: HttpResponse,
    records: readonly unknown[],
    account: OpenAccount,
    countedBefore: boolean,
  ) => Verdict;
  /** How an unknown outcome is settled. `record`: one that was frozen under other settings speaks for itself. */
  readonly settleWay: (settings: Record<string, unknown>, record?: unknown) => SettleWay;
};

export function wireOf(vendor: Vendor, intent: DeliveryIntent): Wire {
  switch (intent) {
    case 'create':
      return {
        prepare: vendor.prepare,
        classify: vendor.classify,
        settleWay: (settings, record) => vendor.reconcile(settings, record).kind,
      };
    case 'update':
      return changesOf(vendor);
    default:
      return assertNever(intent);
  }
}

/** A change that was made while the vendor took changes, and meets a definition that does not any more, is for a person. */
function changesOf({ name, update }: Vendor): Wire {
  if (update === undefined) {
    const never = (): never => {
      throw new Error(`${name} takes no changes`);
    };
    return { prepare: never, classify: never, settleWay: () => 'person' };
  }
  return {
    prepare: (account, changes, nowMs) => update.prepare(account, changes.map(asChange), nowMs),
    classify: (response, changes, account) => update.classify(response, changes.map(asChange), account),
    settleWay: () => update.reconcile.kind,
  };
}

/** What is sent for a delivery of this intent was made by `changeFor` or read by `parseChange`. */
const asChange = (record: unknown): Change<unknown> => record as Change<unknown>;
