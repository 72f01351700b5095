import { describe, expect, it } from 'vitest';
import { answer, html } from './answers.ts';
import { bodyOf, canonical, FULL, NOW, open, PLAIN, record, REF, settingsOf, vendorOf } from './bench.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';

const vendor = vendorOf('salesmania');
const teamToken = 'eyJkYl9pZCI6Mjk4MSwidGVhbV9pZCI6MjQ3Mjh9.LpZ9LEpy123lwzYjzypStjdk123';
const setup = { settings: {}, secrets: { bearerToken: 'pasted', teamToken } };
const account = open(vendor, setup);
const sent = record(vendor, setup, FULL);

describe('the vendor’s own example', () => {
  it('gives the printed request, with the header that the sample leaves out and the page demands', () => {
    const customer = canonical({
      fullName: 'string',
      street: 'string',
      city: 'string',
      whatsapp: '+628111111111',
      latitude: -7.1434785,
      longitude: 110.437829,
      tags: ['string'],
    });
    const request = vendor.prepare(account, [record(vendor, setup, customer)], NOW);
    expect(request.url).toBe(`https://api.salesmania.id/extapi/v1.0/customers?team_token=${teamToken}`);
    expect(request.headers).toEqual({ Authorization: 'Bearer pasted', 'Content-Type': 'application/json' });
    expect(request.body).toBe(
      JSON.stringify({
        name: 'string',
        address: 'string',
        city: 'string',
        phone: '628111111111', // printed: "string"
        ext_cust_no: REF.externalId, // printed: "string"
        location: { lat: -7.1434785, lon: 110.437829 },
        status: true,
        tags: ['string'],
      }),
    );
  });
});

describe('mapping', () => {
  it('sends a location whole or not at all, and no place in the sea', () => {
    expect(bodyOf(vendor.prepare(account, [record(vendor, setup, PLAIN)], NOW))).not.toHaveProperty('location');
    const nowhere = vendor.map({ ...PLAIN, latitude: 0, longitude: 0 }, settingsOf(vendor, setup), REF);
    expect(nowhere).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'vendor-field-left-out', field: 'latitude' }] },
    });
    expect(JSON.stringify(nowhere)).not.toContain('location');
    const equator = record(vendor, setup, { ...PLAIN, latitude: 0, longitude: 109.3 });
    expect(equator).toMatchObject({ location: { lat: 0, lon: 109.3 } });
  });

  it('joins the address, the city apart', () => {
    expect(sent).toMatchObject({ address: 'Jl. Merdeka 1, Citarum, Bandung Wetan, 40115', city: 'Bandung' });
  });

  it('writes numbers in the national form when the account says so', () => {
    const national = { settings: { phoneFormat: 'national' } };
    expect(record(vendor, national, FULL)).toMatchObject({ phone: '08111111111' });
    expect(record(vendor, national, { ...PLAIN, whatsapp: '+84363042200' })).toMatchObject({ phone: '84363042200' });
  });

  it('warns about a name above 200 characters, and cuts nothing', () => {
    const fullName = 'N'.repeat(201);
    expect(vendor.map({ ...PLAIN, fullName }, settingsOf(vendor, setup), REF)).toMatchObject({
      value: { record: { name: fullName }, warnings: [{ code: 'vendor-field-long', params: { limit: 200 } }] },
    });
  });

  it('takes a pasted header for the token in it', () => {
    const pasted = open(vendor, { ...setup, secrets: { bearerToken: ' Bearer  abc ', teamToken } });
    expect(vendor.prepare(pasted, [sent], NOW).headers['Authorization']).toBe('Bearer abc');
  });
});

describe('replies', () => {
  const read = (response: HttpResponse) => vendor.classify(response, [sent], account);

  it.each([
    [200, '{}', undefined],
    [201, '{}', undefined],
    [200, '{"id":100001}', '100001'],
    [200, JSON.stringify({ ext_cust_no: REF.externalId, name: 'x' }), undefined],
  ])('%i %s is a yes', (status, body, id) => {
    const outcome = { kind: 'delivered', evidence: 'created', ...(id === undefined ? {} : { vendorRecordId: id }) };
    expect(read(answer(status, body))).toEqual({ kind: 'settled', outcomes: [outcome] });
  });

  it.each(['', '{"ok":true}', '{"ext_cust_no":"FP-SOMEBODYELSE"}', '{"id":"x"}', '[]'])(
    '200 %s proves nothing',
    (body) => {
      expect(read(answer(200, body)).kind).toBe('unknown');
    },
  );

  it.each([
    [200, { error: 'Phone is not valid' }],
    [200, { errors: ['Phone is not valid'] }],
    [200, { success: false, message: 'Phone is not valid' }],
    [400, { error: 'Phone is not valid' }],
    [422, { message: 'Phone is not valid' }],
  ])('%i %j is a no, in the vendor’s words', (status, body) => {
    const outcomes = [
      {
        kind: 'rejected',
        problem: {
          code: 'vendor-refused',
          params: { vendorMessage: expect.stringContaining('Phone is not valid') as string },
        },
      },
    ];
    expect(read(answer(status, body))).toMatchObject({ kind: 'settled', outcomes });
  });

  it('an empty error marker is no error', () => {
    expect(read(answer(200, { id: 7, error: null, errors: [] })).kind).toBe('settled');
    expect(read(answer(200, { id: 7, error: null, errors: [] }))).toMatchObject({ outcomes: [{ kind: 'delivered' }] });
  });

  it('"already there" leaves it to the look-up whether it is ours', () => {
    expect(read(answer(409, { error: 'ext_cust_no exists' }))).toMatchObject({
      kind: 'unknown',
      problem: { code: 'vendor-answer-unknown' },
    });
  });
});

describe('look-up', () => {
  const way = vendor.reconcile(settingsOf(vendor, setup));
  if (way.kind !== 'lookup') throw new Error('SalesMania is looked up');
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: from + index, ext_cust_no: `FP-${from + index}` }));
  const ask = (body: unknown, cursor?: string, status = 200) => way.read(answer(status, body), sent, cursor);
  const more = (body: unknown, cursor?: string) => {
    const found = ask(body, cursor);
    if (found.kind !== 'more') throw new Error(`not more: ${found.kind}`);
    return found.cursor;
  };

  it('finds our number, wherever the rows are', () => {
    const row = { id: 100_007, ext_cust_no: REF.externalId };
    for (const body of [[row], { data: [row], total: 1 }, { customers: [row] }, { data: { items: [row], total: 9 } }]) {
      expect(ask(body)).toEqual({ kind: 'found', vendorRecordId: '100007' });
    }
  });

  it('reads page after page, and says "not there" only at the end of a counted list', () => {
    const first = more({ data: rows(1, 100), total: 150 });
    expect(new URL(way.find(account, sent, undefined, NOW).url).searchParams.get('page')).toBeNull();
    expect(new URL(way.find(account, sent, first, NOW).url).searchParams.get('page')).toBe('2');
    expect(ask({ data: rows(101, 50), total: 150 }, first)).toEqual({ kind: 'absent' });
    expect(ask({ data: [], total: 0 })).toEqual({ kind: 'absent' });
    expect(ask([])).toEqual({ kind: 'absent' });
  });

  it.each([
    ['a list without a count', [{ data: rows(1, 3) }]],
    ['a bare list', [rows(1, 3)]],
    [
      'a count that changes on the way',
      [
        { data: rows(1, 100), total: 150 },
        { data: rows(101, 50), total: 151 },
      ],
    ],
    [
      'a list that knows no pages',
      [
        { data: rows(1, 100), total: 200 },
        { data: rows(1, 100), total: 200 },
      ],
    ],
    [
      'an end before its time',
      [
        { data: rows(1, 100), total: 150 },
        { data: [], total: 150 },
      ],
    ],
    ['more rows than counted', [{ data: rows(1, 3), total: 2 }]],
    ['a list that prints no such numbers', [{ data: [{ id: 1, name: 'A' }], total: 1 }]],
    ['two lists at once', [{ data: rows(1, 1), rows: rows(2, 1), total: 1 }]],
    ['another shape', [{ result: { columns: ['id'], table: [[1]] } }]],
  ])('is not sure after %s', (_name, pages) => {
    let cursor: string | undefined;
    for (const page of pages.slice(0, -1)) cursor = more(page, cursor);
    expect(ask(pages.at(-1), cursor).kind).toBe('unsure');
  });

  it('is not sure when the inferred path is wrong', () => {
    expect(ask({ error: 'Not found' }, undefined, 404).kind).toBe('unsure');
    expect(way.read(html(404), sent, undefined).kind).toBe('unsure');
  });
});

describe('sign-in', () => {
  const signIn = vendor.signIn;
  if (signIn === undefined) throw new Error('SalesMania signs in');
  const secrets = { username: 'sales@shop.test', password: 'pass word' };
  const settings = { tokenMode: 'signIn', databaseId: '2981', bearerPath: '/extapi/v1.0/token' };
  const at = (tokens: Record<string, string>, extra: Record<string, unknown> = {}) =>
    open(vendor, { settings: { ...settings, ...extra }, secrets, tokens });
  const tokensAfter = (body: unknown, tokens: Record<string, string>, extra: Record<string, unknown> = {}) =>
    signIn.read(answer(200, body), at(tokens, extra));

  it('needs none with pasted tokens', () => expect(signIn.next(account)).toBeUndefined());

  it('takes a bearer token by user name and password, then the team token of the database', () => {
    const first = signIn.next(at({}));
    expect(first).toMatchObject({ method: 'GET', url: 'https://api.salesmania.id/extapi/v1.0/token' });
    expect(first?.headers['Authorization']).toBe(
      `Basic ${Buffer.from('sales@shop.test:pass word').toString('base64')}`,
    );
    expect(tokensAfter({ token: 'b1' }, {})).toEqual({ ok: true, value: { bearer: 'b1' } });
    const second = signIn.next(at({ bearer: 'b1' }));
    expect(second?.url).toBe('https://api.salesmania.id/extapi/v1.0/team_token?database_id=2981');
    expect(second?.headers['Authorization']).toBe('Bearer b1');
    expect(tokensAfter({ data: { team_token: 't1' } }, { bearer: 'b1' })).toEqual({
      ok: true,
      value: { bearer: 'b1', team: 't1' },
    });
    expect(signIn.next(at({ bearer: 'b1', team: 't1' }))).toBeUndefined();
    const request = vendor.prepare(at({ bearer: 'b1', team: 't1' }), [sent], NOW);
    expect([request.headers['Authorization'], request.url.split('=')[1]]).toEqual(['Bearer b1', 't1']);
  });

  it('asks for the databases only while none is set, and chooses only where there is no choice', () => {
    const none = { databaseId: '' };
    expect(signIn.next(at({ bearer: 'b1' }, none))?.url).toBe('https://api.salesmania.id/extapi/v1.0/databases');
    expect(tokensAfter({ databases: [{ id: 2981 }] }, { bearer: 'b1' }, none)).toEqual({
      ok: true,
      value: { bearer: 'b1', databaseId: '2981' },
    });
    expect(signIn.next(at({ bearer: 'b1', databaseId: '2981' }, none))?.url).toContain('database_id=2981');
    const several = tokensAfter([{ id: 1 }, { id: 2 }], { bearer: 'b1' }, none);
    expect(several).toMatchObject({
      ok: false,
      error: { kind: 'settings', problem: { field: 'settings.databaseId' } },
    });
  });

  it.each([
    [answer(401, {}), 'unauthorized'],
    [answer(404, {}), 'settings'],
    [answer(429, {}), 'throttled'],
    [answer(200, { hello: 1 }), 'unknown'],
    [answer(200, { token: 'line\nbreak' }), 'unknown'],
    [html(200), 'portal'],
    [answer(500), 'unknown'],
  ])('says why it failed (%#)', (response, kind) => {
    expect(signIn.read(response, at({}))).toMatchObject({ ok: false, error: { kind } });
  });

  it.each(['https://evil.test/x', '//evil.test', '/a?b=1', 'token', '/../x y'])('refuses the path %s', (bearerPath) => {
    expect(vendor.parseSettings({ ...settings, bearerPath })).toEqual({
      ok: false,
      error: [{ code: 'value-invalid', field: 'settings.bearerPath' }],
    });
  });
});

it('tests a connection by listing, and says only what a 404 shows', () => {
  expect(vendor.probe?.prepare(account, NOW).method).toBe('GET');
  expect(vendor.probe?.read(answer(200, { data: [] }))).toEqual({ ok: true, code: 'works' });
  expect(vendor.probe?.read(answer(404, {}))).toMatchObject({ ok: false, problem: { code: 'vendor-answer-unknown' } });
});
