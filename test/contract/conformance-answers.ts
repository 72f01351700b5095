import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { answer, html } from './answers.ts';
import { BENCHES, crowd, FULL, NOW, open, record, settingsOf, type Setup } from './bench.ts';
import { expectFreeOf } from './conformance.ts';
import type { Verdict, Vendor } from '#electron/vendors/definition.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';
import { redactAnswer, secretTexts } from '#electron/vendors/redact.ts';

/** Bodies that no vendor documents as a success, whatever the status. */
export const NO_SUCCESS: readonly (readonly [name: string, body: string])[] = [
  ['an empty body', ''],
  ['blanks', ' \n '],
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '201'],
  ['a text', '"ok"'],
  ['an empty list', '[]'],
  ['a list of objects', '[{}]'],
  ['another shape', '{"ok":true}'],
  ['another shape that speaks of success', '{"result":"success","success":true}'],
  ['cut JSON', '{"status":"ok","code":0,"data":{"_id":"65'],
  ['plain text', 'OK'],
  ['HTML', '<!doctype html><p>Log in</p>'],
  ['HTML without a doctype', '\n<div>Maintenance</div>'],
  ['an XML document', '<?xml version="1.0"?><ok/>'],
];

/** Statuses that turn the documented success into something else. */
const NO_SUCCESS_STATUS = [
  301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 407, 408, 409, 410, 413, 422, 429, 500, 502, 503, 504, 511,
];

export function answerCases(vendor: Vendor, setup: Setup): void {
  const account = open(vendor, setup);
  const { batch } = vendor.limits(settingsOf(vendor, setup));
  const records = crowd(Math.min(batch, 3)).map((customer) => record(vendor, setup, customer));
  const yes = BENCHES[vendor.id].yes(vendor.prepare(account, records, NOW));
  const read = (response: HttpResponse): Verdict => vendor.classify(response, records, account);

  it('takes the documented success as delivered, once for each record', () => {
    const verdict = read(yes);
    expect(verdict.kind).toBe('settled');
    const outcomes = verdict.kind === 'settled' ? verdict.outcomes : [];
    expect(outcomes.map(({ kind }) => kind)).toEqual(records.map(() => 'delivered'));
  });

  it('takes it with a byte order mark, and under a wrong content type', () => {
    expect(read({ ...yes, body: `\uFEFF${yes.body}` })).toEqual(read(yes));
    expect(read({ ...yes, headers: { 'content-type': 'text/html' } })).toEqual(read(yes));
  });

  it('does not take a body that was cut off at our limit', () => {
    expect(read({ ...yes, truncated: true }).kind).toBe('unknown');
  });

  it.each(NO_SUCCESS)('does not take %s as delivered', (_name, body) => {
    for (const status of [200, 201]) expect(read(answer(status, body)).kind).toBe('unknown');
    for (const status of [202, 204, 206]) expect(deliveries(read(answer(status, body)))).toBe(0);
  });

  it.each(NO_SUCCESS_STATUS)('does not take the documented body with status %i as delivered', (status) => {
    expect(deliveries(read({ ...yes, status }))).toBe(0);
  });

  it('blames the credentials for a 401 or 403 of the vendor, and a portal for HTML with these', () => {
    for (const status of [401, 403]) {
      expect(read(answer(status, { message: 'Invalid token' }))).toMatchObject({
        kind: 'unauthorized',
        problem: { code: 'vendor-unauthorized' },
      });
      expect(read(answer(status)).kind).toBe('unauthorized');
      expect(read(html(status)).kind).toBe('portal');
    }
  });

  it('takes a log-in page of the network for what it is', () => {
    // 511 is never the vendor's (RFC 6585 §6), so nothing was taken; a page with a 200 may have been printed after the work.
    for (const response of [html(511), answer(511, {})]) {
      expect(read(response)).toMatchObject({ kind: 'portal', problem: { code: 'captive-portal' } });
    }
    for (const response of [html(200), html(201)]) {
      expect(read(response)).toMatchObject({ kind: 'unknown', portal: true, problem: { code: 'captive-portal' } });
    }
    expect(read({ ...html(200), headers: { 'content-type': 'application/json' } })).toMatchObject({ portal: true });
  });

  it('never follows a redirect: the vendor’s is a setting, a stranger’s a portal', () => {
    for (const status of [301, 302, 307, 308]) {
      const own = answer(status, '', { location: `${account.origin}/v2/customers` });
      expect(read(own)).toMatchObject({ kind: 'settings', problem: { code: 'vendor-redirected' } });
      expect(read(answer(status, '', { location: '/v2/customers' })).kind).toBe('settings');
      expect(read(answer(status)).kind).toBe('settings');
      expect(read(answer(status, '', { location: 'http://login.hotel.example/' }))).toMatchObject({ kind: 'portal' });
    }
  });

  it('does not know what became of a request after 408, 5xx', () => {
    expect(read(answer(408))).toMatchObject({ kind: 'unknown', problem: { code: 'no-answer' } });
    for (const response of [answer(500, { message: 'boom' }), answer(502), html(503), html(504)]) {
      expect(read(response)).toMatchObject({ kind: 'unknown', problem: { code: 'vendor-down' } });
    }
  });

  it('slows down when asked to, for as long as asked', () => {
    const wait = (headers: Record<string, string>) => read(answer(429, { message: 'slow' }, headers));
    expect(wait({ 'retry-after': '120' })).toMatchObject({ kind: 'throttled', retryAfterMs: 120_000 });
    const date = { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 09:01:30 GMT' };
    expect(wait(date)).toMatchObject({ kind: 'throttled', retryAfterMs: 90_000 });
    for (const garbage of [
      {},
      { 'retry-after': 'soon' },
      { 'retry-after': '-5' },
      { 'retry-after': date['retry-after'] },
    ]) {
      expect(wait(garbage)).toEqual({
        kind: 'throttled',
        problem: expect.objectContaining({ code: 'vendor-throttled' }) as unknown,
      });
    }
    expect(read(html(429)).kind).toBe('throttled');
  });

  it('leaves the rows alone behind a proxy that wants a log-in', () => {
    expect(read(answer(407))).toMatchObject({ kind: 'portal', problem: { code: 'proxy-failed' } });
  });

  it('takes a 404 of the vendor for a wrong setting, and one of a gateway for something that passes', () => {
    for (const response of [answer(404, { detail: 'Not Found' }), answer(404), answer(404, 'not found')]) {
      expect(read(response)).toMatchObject({ kind: 'settings', problem: { code: 'vendor-settings' } });
    }
    const edges = [
      html(404),
      html(400),
      answer(404, 'application not found'),
      answer(404, { status: 'error', message: 'Application not found' }),
    ];
    for (const response of edges) expect(kindsOf(read(response))).toEqual(records.map(() => 'retry'));
  });

  it('halves a request that is too large', () => {
    expect(read(answer(413, { message: 'too large' })).kind).toBe('refused');
  });

  it('answers for each record, whatever comes', () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...NO_SUCCESS.map(([, body]) => body)),
    );
    const statuses = fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 201, 400, 409, 422));
    fc.assert(
      fc.property(statuses, bodies, fc.boolean(), (status, body, truncated) => {
        const verdict = read({ ...answer(status, body), truncated });
        if (verdict.kind === 'settled') expect(verdict.outcomes).toHaveLength(records.length);
        if (body.trim() !== '{}') expect(deliveries(verdict)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps secrets and the customer out of what it says about an answer', () => {
    const one = [record(vendor, setup, FULL)];
    const request = vendor.prepare(account, one, NOW);
    const quote = JSON.stringify({ url: request.url, headers: request.headers, body: request.body });
    const bodies = [
      { message: quote },
      { error: quote },
      { detail: quote },
      { detail: [{ loc: ['body', 'email'], msg: quote }] },
      { status: 'error', message: quote },
      { code: 1002, message: quote },
      { code: 400, message: quote },
    ];
    for (const status of [200, 400, 409, 422]) {
      for (const body of bodies) {
        const said = JSON.stringify(vendor.classify(answer(status, body), one, account));
        expectFreeOf(said, secretTexts(account));
        for (const personal of ['628111111111', '84363042200', 'Nurhaliza', 'iti@example.com'])
          expect(said).not.toContain(personal);
        const shown = redactAnswer(JSON.stringify(body), request, vendor.sensitive(account), secretTexts(account));
        expectFreeOf(shown, [
          ...secretTexts(account),
          ...Object.entries(request.headers).flatMap(([name, value]) =>
            vendor.sensitive(account).headers.includes(name.toLowerCase()) ? [value] : [],
          ),
        ]);
      }
    }
  });
}

export function reconcileCases(vendor: Vendor, setup: Setup): void {
  const account = open(vendor, setup);
  const sent = record(vendor, setup, FULL);
  const way = vendor.reconcile(settingsOf(vendor, setup), sent);

  it('settles an unknown outcome in the same way by its settings and by the frozen record', () => {
    expect(vendor.reconcile(settingsOf(vendor, setup)).kind).toBe(way.kind);
  });

  if (way.kind === 'lookup') {
    it('looks up without touching anything, at the vendor’s own address', () => {
      const request = way.find(account, sent, undefined, NOW);
      expect(new URL(request.url).origin).toBe(account.origin);
      expect(request.url).not.toMatch(/create|update|delete/);
      expectFreeOf(request.body ?? '', secretTexts(account));
    });

    it('never takes an answer that it does not understand for "not there"', () => {
      for (const [, body] of NO_SUCCESS.filter(([, text]) => text !== '[]')) {
        for (const status of [200, 400, 404, 422])
          expect(['unsure', 'lane']).toContain(way.read(answer(status, body), sent, undefined).kind);
      }
    });

    it('leaves the lane’s troubles to the lane', () => {
      const kindOf = (response: HttpResponse) => {
        const found = way.read(response, sent, undefined);
        return found.kind === 'lane' ? found.verdict.kind : found.kind;
      };
      expect(kindOf(answer(401, {}))).toBe('unauthorized');
      expect(kindOf(answer(429, {}))).toBe('throttled');
      expect(kindOf(html(200))).toBe('portal');
      expect(kindOf(answer(407))).toBe('portal');
      expect(kindOf(answer(503))).toBe('unsure');
    });
  }

  if (vendor.probe !== undefined) {
    const { probe } = vendor;
    it('tests a connection without a customer, and reads a no as a no', () => {
      const request = probe.prepare(account, NOW);
      expect(new URL(request.url).origin).toBe(account.origin);
      for (const response of [
        answer(401, {}),
        answer(403, {}),
        answer(404, {}),
        answer(429, {}),
        answer(500),
        html(200),
        answer(200, 'OK'),
        answer(302),
      ]) {
        expect(probe.read(response).ok).toBe(false);
      }
    });
  }
}

function deliveries(verdict: Verdict): number {
  return kindsOf(verdict).filter((kind) => kind === 'delivered').length;
}

export function kindsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'settled' ? verdict.outcomes.map(({ kind }) => kind) : [];
}
