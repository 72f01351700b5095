import { expect, it } from 'vitest';
import { answer, html } from './answers.ts';
import { BENCHES, FULL, NOW, open, PLAIN, record, settingsOf, type Setup } from './bench.ts';
import { kindsOf, NO_SUCCESS } from './conformance-answers.ts';
import { expectFreeOf, expectSendable } from './conformance.ts';
import type { Change, UpdatePart, Vendor, Verdict } from '#electron/vendors/definition.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { redactRequest, secretTexts } from '#electron/vendors/redact.ts';

// What every definition keeps that says it takes changes of a customer that its vendor has.

/** The number in the documented success of the one vendor that prints it. */
const NUMBER = '653a3ca502e8ab00122c39c3';

/** So that a city stands in the first hundred characters of an address. */
export const withoutStreet = ({ street: _street, ward: _ward, district: _district, ...rest }: Customer): Customer =>
  rest;

type Update = UpdatePart<unknown, unknown, unknown>;

export function changeCases(vendor: Vendor, update: Update, setup: Setup): void {
  const account = open(vendor, setup);
  const before = record(vendor, setup, FULL);
  const changeTo = (city: string): Change<unknown> => ({
    number: NUMBER,
    before: [before],
    after: record(vendor, setup, { ...withoutStreet(FULL), city }),
  });
  const change = changeTo('Malang');
  const request = update.prepare(account, [change], NOW);
  const yes = BENCHES[vendor.id].yes(request);
  const read = (response: HttpResponse): Verdict => update.classify(response, [change], account);

  it('freezes a change that the database gives back byte for byte, and refuses one that is not its own', () => {
    const text = JSON.stringify(change);
    expect(JSON.stringify(vendor.parseChange(JSON.parse(text)))).toBe(text);
    for (const odd of [null, {}, { after: before }, { before: [], after: {} }, { ...change, extra: 1 }])
      expect(() => vendor.parseChange(odd)).toThrow();
  });

  it('makes a request that can be sent, to the vendor, and the same one of the same change', () => {
    expectSendable(request);
    expect(new URL(request.url).origin).toBe(account.origin);
    expect(update.prepare(account, [change], NOW)).toEqual(request);
    expect(update.prepare(account, [change], NOW + 86_400_000).body).toBe(request.body);
    expect(JSON.stringify(JSON.parse(request.body ?? '')).match(/:(?:null|"")/g)).toBeNull();
  });

  it('says what is new, and of whom', () => {
    expect(request.body).toContain('Malang');
    if (update.number !== undefined) expect(request.url + (request.body ?? '')).toContain(NUMBER);
    expect(update.prepare(account, [changeTo('Batu')], NOW).body).not.toBe(request.body);
  });

  it('is no creation: a vendor that lost the customer may not make one of it', () => {
    if (update.number === undefined) return;
    const created = vendor.prepare(account, [change.after], NOW);
    expect([request.method, new URL(request.url).pathname]).not.toEqual([
      created.method,
      new URL(created.url).pathname,
    ]);
  });

  it('shows a request without any of its secrets', () => {
    expectFreeOf(
      JSON.stringify(redactRequest(request, vendor.sensitive(account), secretTexts(account))),
      secretTexts(account),
    );
  });

  it('takes the documented success as delivered, and never as a new customer', () => {
    const verdict = read(yes);
    expect(kindsOf(verdict)).toEqual(['delivered']);
    const [outcome] = verdict.kind === 'settled' ? verdict.outcomes : [];
    expect(['updated', 'accepted']).toContain(outcome?.kind === 'delivered' ? outcome.evidence : undefined);
    expect(read({ ...yes, truncated: true }).kind).toBe('unknown');
  });

  it.each(NO_SUCCESS)('does not take %s as delivered', (_name, body) => {
    for (const status of [200, 201]) expect(read(answer(status, body)).kind).toBe('unknown');
  });

  it('leaves to the lane what is the lane’s, and does not know what became of it after 408, 5xx', () => {
    for (const status of [401, 403]) expect(read(answer(status, { message: 'no' })).kind).toBe('unauthorized');
    expect(read(answer(429, {})).kind).toBe('throttled');
    expect(read(answer(407)).kind).toBe('portal');
    expect(read(answer(302, '', { location: 'http://login.hotel.example/' })).kind).toBe('portal');
    for (const response of [answer(408), answer(500, { message: 'boom' }), html(503)])
      expect(read(response).kind).toBe('unknown');
  });

  it('takes a refusal for one of this change', () => {
    const refused = read(answer(422, { code: 422, message: 'no such city', error: 'no such city' }));
    expect([['rejected'], ['refused']]).toContainEqual(refused.kind === 'settled' ? kindsOf(refused) : [refused.kind]);
  });

  it('goes again only if it may', () => {
    expect(['resend', 'person']).toContain(update.reconcile.kind);
  });

  const { number } = update;
  if (number === undefined) {
    it('is refused where the vendor might not know the customer again', () => {
      const other = { ...PLAIN, whatsapp: '+628999999999', email: 'other@example.com' };
      const moved = { before: [before], after: record(vendor, setup, other) };
      expect(update.refuses?.(moved)).toMatchObject({ code: 'vendor-identity-changed' });
      expect(update.refuses?.(change)).toBeUndefined();
      expect(update.refuses?.({ before: [], after: before })).toMatchObject({ code: 'vendor-identity-changed' });
    });
    return;
  }

  it('says of a customer that is gone that this one is, and does not stop the lane', () => {
    for (const response of [answer(404, { code: 404, message: 'not found' }), answer(404, { code: 404 })])
      expect(read(response)).toMatchObject({
        kind: 'settled',
        outcomes: [{ kind: 'rejected', problem: { code: 'vendor-customer-gone' } }],
      });
    expect(kindsOf(read(html(404)))).toEqual(['retry']);
  });

  it('asks for the number without touching anything, and takes nothing else for it', () => {
    const asked = number.find(account, before, undefined, NOW);
    expect(asked.url).not.toMatch(/create|update|delete/);
    for (const [, body] of NO_SUCCESS.filter(([, text]) => text !== '[]'))
      expect(['unsure', 'lane']).toContain(number.read(answer(200, body), before, undefined).kind);
    expect(vendor.limits(settingsOf(vendor, setup)).batch).toBe(1);
  });
}
