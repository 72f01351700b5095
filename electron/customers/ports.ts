import type { Problem } from '#shared/domain/problem.ts';
import type { Vendor } from '#electron/vendors/definition.ts';

/** What customers/ needs from its neighbours; the composition root passes it in. */

/** A connection that is not removed, as a target of deliveries. `settings` were parsed by its vendor. */
export type Target = {
  readonly id: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly vendor: Vendor;
};

/** The part of the outbox's store that writes with a customer. All are called inside the transaction of the customer. */
export type DeliveryWriter = {
  /** `held`: a rule refuses it, so it waits for a person; else it is due now. */
  readonly insertDelivery: (input: {
    readonly customerId: string;
    readonly connectionId: string;
    readonly held?: Problem;
  }) => unknown;
  /** A change of a customer that the connection has; it goes after what is before it. `held`: a rule refuses it. */
  readonly insertChange: (input: {
    readonly customerId: string;
    readonly connectionId: string;
    /** The vendor addresses changes by a number of its own. */
    readonly asksNumber: boolean;
    readonly held?: Problem;
  }) => unknown;
  /**
   * After an edit: deliveries that were certainly not taken lose their frozen record and go out anew, or wait for a
   * person where the rules refuse the new data. Answers how many were queued.
   */
  readonly retry: (customerId: string, connectionId: string | undefined) => unknown;
  readonly requeueAfterEdit: (customerId: string, refusedByConnection: ReadonlyMap<string, Problem>) => number;
};
