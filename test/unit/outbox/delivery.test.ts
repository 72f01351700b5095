import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canHappen, transition, type DeliveryEvent, type DeliveryRow } from '#electron/outbox/delivery.ts';
import { DELIVERY_STATES, SETTLE_WAYS } from '#shared/domain/delivery.ts';
import { problem } from '#shared/domain/problem.ts';

const refusal = problem('vendor-refused');
const row = (part: Partial<DeliveryRow>): DeliveryRow => ({
  state: 'sending',
  settle: undefined,
  doubt: false,
  attempts: 0,
  lookups: 0,
  ...part,
});

const events: readonly DeliveryEvent[] = [
  { kind: 'claimed' },
  { kind: 'delivered', evidence: 'created' },
  { kind: 'not-taken', burns: true, network: false, dueAt: 5, problem: refusal, settle: 'lookup' },
  { kind: 'refused', problem: refusal, burns: true },
  { kind: 'lost-sight', settle: 'lookup', dueAt: 5, problem: refusal, burns: true },
  { kind: 'shown-absent', dueAt: 5 },
  { kind: 'look-up-unsure', dueAt: 5, giveUp: false, problem: refusal },
  { kind: 'way-changed', settle: 'person', dueAt: 5, problem: refusal },
  { kind: 'retried-by-person', dueAt: 5, settle: 'resend' },
  { kind: 'discarded-by-person' },
];

const notTaken = { kind: 'not-taken', burns: true, network: false, dueAt: 5, problem: refusal } as const;

const anyRow = fc
  .record({
    state: fc.constantFrom(...DELIVERY_STATES),
    way: fc.constantFrom(...SETTLE_WAYS),
    doubt: fc.boolean(),
    attempts: fc.nat(50),
    lookups: fc.nat(50),
  })
  .map(({ way, ...rest }) => row({ ...rest, settle: rest.state === 'unknown' ? way : undefined }));

describe('the state machine of a delivery', () => {
  it('leaves delivered and discarded by nothing', () => {
    for (const state of ['delivered', 'discarded'] as const) {
      for (const event of events) expect(canHappen(row({ state }), event.kind)).toBe(false);
    }
  });

  it('never goes from sending to queued', () => {
    for (const event of events.filter((one) => canHappen(row({}), one.kind))) {
      expect(transition(row({}), event).state).not.toBe('queued');
    }
  });

  it('keeps an unknown outcome unknown when a later try certainly failed', () => {
    const next = transition(row({ doubt: true }), {
      kind: 'not-taken',
      burns: false,
      network: true,
      dueAt: 7,
      problem: refusal,
      settle: 'resend',
    });
    expect(next).toMatchObject({ state: 'unknown', settle: 'resend', doubt: true, dueAt: 7, attempts: 0 });
  });

  it('is in doubt from the first unknown outcome on, through every later try', () => {
    const seen = transition(row({}), { kind: 'lost-sight', settle: 'resend', dueAt: 7, problem: refusal, burns: true });
    expect(seen).toMatchObject({ state: 'unknown', doubt: true });
    const again = transition(row({ ...seen, settle: 'resend' }), { kind: 'claimed' });
    expect(again).toMatchObject({ state: 'sending', doubt: true });
    expect(transition(row({ ...again, settle: undefined }), { ...notTaken, settle: 'resend' })).toMatchObject({
      state: 'unknown',
      doubt: true,
    });
  });

  it('gives a row that only a person can decide no time of its own', () => {
    const next = transition(row({}), { kind: 'lost-sight', settle: 'person', dueAt: 7, problem: refusal, burns: true });
    expect(next).toMatchObject({ state: 'unknown', settle: 'person', attempts: 1 });
    expect(next.dueAt).toBeUndefined();
  });

  it('lets a row be sent again only when it is shown to be absent, or when nothing was in doubt', () => {
    expect(
      transition(row({ state: 'unknown', settle: 'lookup', doubt: true }), { kind: 'shown-absent', dueAt: 1 }),
    ).toMatchObject({
      state: 'queued',
      doubt: false,
    });
    expect(
      transition(row({ state: 'unknown', settle: 'lookup', doubt: true }), {
        kind: 'retried-by-person',
        dueAt: 1,
        settle: 'lookup',
      }),
    ).toMatchObject({ state: 'unknown', settle: 'lookup', doubt: true });
  });

  it('holds its invariants for every row and event', () => {
    fc.assert(
      fc.property(anyRow, fc.constantFrom(...events), (before, event) => {
        if (!canHappen(before, event.kind)) {
          expect(() => transition(before, event)).toThrow();
          return;
        }
        const after = transition(before, event);
        expect(after.settle !== undefined).toBe(after.state === 'unknown');
        expect(after.attempts).toBeGreaterThanOrEqual(before.attempts);
        // What waits by itself has a time; what waits for a person, or is over, has none.
        const waitsByItself =
          after.state === 'queued' ||
          after.state === 'retrying' ||
          (after.state === 'unknown' && after.settle !== 'person');
        expect(after.dueAt !== undefined).toBe(waitsByItself);
        // Doubt ends only by evidence.
        if (before.doubt && !after.doubt) expect(['delivered', 'shown-absent']).toContain(event.kind);
      }),
    );
  });
});
