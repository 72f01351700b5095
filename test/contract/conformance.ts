import { expect, it } from 'vitest';
import { BENCHES, FULL, NOW, open, PLAIN, record, REF, rowsIn, settingsOf, type Setup } from './bench.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import type { HttpRequest } from '#electron/vendors/http.ts';
import { redactRequest, secretTexts } from '#electron/vendors/redact.ts';
import { CUSTOMER_FIELDS, type Customer, type CustomerField } from '#shared/domain/customer.ts';

// What every vendor's definition keeps, whatever its API is like: the mapping and the request. The connection's form is
// in conformance-form.ts, the reading of answers in conformance-answers.ts.

export function mappingCases(vendor: Vendor, setup: Setup): void {
  const { required } = BENCHES[vendor.id];
  const settings = settingsOf(vendor, setup);

  it('freezes a record that the database gives back byte for byte', () => {
    for (const customer of [FULL, PLAIN]) {
      const mapped = vendor.map(customer, settings, REF);
      if (!mapped.ok) throw new Error(JSON.stringify(mapped.error));
      const text = JSON.stringify(mapped.value.record);
      expect(JSON.stringify(vendor.parseRecord(JSON.parse(text)))).toBe(text);
    }
  });

  it('refuses a record that is not its own', () => {
    for (const odd of [null, [], {}, 'text', { ...(record(vendor, setup, PLAIN) as object), extra: 1 }]) {
      expect(() => vendor.parseRecord(odd)).toThrow();
    }
  });

  it('maps the same customer to the same record, and leaves the customer as it was', () => {
    const frozen = deepFreeze(structuredClone(FULL));
    expect(vendor.map(frozen, settings, REF)).toEqual(vendor.map(FULL, settings, REF));
  });

  it('names each required field that is missing', () => {
    for (const { field, without } of required) {
      const left = Object.fromEntries(
        Object.entries(FULL).filter(([key]) => !without.some((name) => name === key)),
      ) as Customer;
      expect(vendor.map(left, settings, REF)).toEqual({
        ok: false,
        error: [{ code: 'vendor-needs-field', field, params: { vendor: vendor.descriptor.name } }],
      });
    }
  });

  it('warns only about fields of the customer', () => {
    const mapped = vendor.map(
      { ...FULL, notes: 'n'.repeat(5_000), postalCode: '01234', latitude: 0, longitude: 0 },
      settings,
      REF,
    );
    const names = (mapped.ok ? mapped.value.warnings : []).map((found) => found.field?.split('.')[0]);
    expect(names.filter((name) => !CUSTOMER_FIELDS.includes(name as CustomerField))).toEqual([]);
  });

  it('keeps records of one account in one batch', () => {
    expect(vendor.batchKey(record(vendor, setup, FULL))).toBe(vendor.batchKey(record(vendor, setup, PLAIN)));
  });
}

export function requestCases(vendor: Vendor, setup: Setup): void {
  const account = open(vendor, setup);
  const records = [record(vendor, setup, FULL)];
  const request = vendor.prepare(account, records, NOW);

  it('makes a request that can be sent', () => {
    expectSendable(request);
    expect(request.method).toBe('POST');
    expect(new URL(request.url).origin).toBe(account.origin);
    expect(request.headers['Content-Type']).toBe('application/json');
  });

  it('sends JSON without empty texts and nulls', () => {
    const empties = JSON.stringify(JSON.parse(request.body ?? '')).match(/:(?:null|"")/g);
    expect(empties).toBeNull();
  });

  it('makes the same bytes of the same input', () => {
    expect(vendor.prepare(account, records, NOW)).toEqual(request);
    expect(vendor.prepare(account, records, NOW + 86_400_000).body).toBe(request.body);
  });

  it('replaces scheme, host and port by baseUrl, and nothing else', () => {
    const moved = open(vendor, { ...setup, settings: { ...setup.settings, baseUrl: 'http://127.0.0.1:9001/' } });
    const { url, body } = vendor.prepare(moved, records, NOW);
    expect(url).toBe(request.url.replace(account.origin, 'http://127.0.0.1:9001'));
    expect(body).toBe(request.body);
  });

  it('carries every customer of a batch, in order', () => {
    const { batch } = vendor.limits(settingsOf(vendor, setup));
    const many = Array.from({ length: batch }, (_, index) =>
      record(vendor, setup, { ...PLAIN, email: `c${index}@example.com` }),
    );
    const rows = rowsIn(vendor.prepare(account, many, NOW));
    expect(rows).toHaveLength(batch);
    expect(rows).toEqual(many.flatMap((one) => rowsIn(vendor.prepare(account, [one], NOW))));
  });

  it('carries secrets only in the places that it declares sensitive', () => {
    const { headers, query, bodyKeys } = vendor.sensitive(account);
    const url = new URL(request.url);
    for (const name of query) url.searchParams.delete(name);
    const body = Object.fromEntries(
      Object.entries(JSON.parse(request.body ?? '{}') as object).filter(([key]) => !bodyKeys.includes(key)),
    );
    const open = Object.entries(request.headers).filter(([name]) => !headers.includes(name.toLowerCase()));
    expectFreeOf(JSON.stringify([url.href, body, open]), secretTexts(account));
  });

  it('shows a request without any of its secrets, and with all of the rest', () => {
    const shown = redactRequest(request, vendor.sensitive(account), secretTexts(account));
    expectFreeOf(JSON.stringify(shown), secretTexts(account));
    expect(Object.keys(shown.headers)).toEqual(Object.keys(request.headers));
    for (const row of rowsIn(request)) expect(shown.body).toContain(JSON.stringify(row).slice(1, -1));
  });
}

/** None of the secrets in any spelling that a request, an answer or a log may give it. */
export function expectFreeOf(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
    for (const spelling of [secret, encodeURIComponent(secret), base64]) expect(text).not.toContain(spelling);
  }
}

/** What HTTP and fetch take: an address and headers of visible ASCII. */
export function expectSendable(request: HttpRequest): void {
  expect(() => new URL(request.url)).not.toThrow();
  expect(request.url).toMatch(/^[\x21-\x7E]+$/);
  for (const [name, value] of Object.entries(request.headers)) {
    expect(name).toMatch(/^[A-Za-z0-9-]+$/);
    expect(value).toMatch(/^[\x20-\x7E]+$/);
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
