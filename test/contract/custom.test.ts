import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from './answers.ts';
import { bodyOf, canonical, crowd, FULL, NOW, open, PLAIN, record, REF, settingsOf, vendorOf } from './bench.ts';
import { customBench } from './custom.bench.ts';
import { redactAnswer, redactRequest, secretTexts } from '#electron/vendors/redact.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';

const vendor = vendorOf('custom');
const [setup] = customBench.setups;
const with_ = (settings: Record<string, unknown>) => ({ ...setup, settings: { ...setup.settings, ...settings } });

/** The body that a template makes of a customer. */
function made(template: unknown, customer = FULL): unknown {
  const own = with_({ body: typeof template === 'string' ? template : JSON.stringify(template) });
  return bodyOf(vendor.prepare(open(vendor, own), [record(vendor, own, customer)], NOW));
}

describe('the body', () => {
  it('puts values in as JSON, whatever their kind', () => {
    const template = { a: '{fullName}', b: '{latitude}', c: '{tags}', d: ['{email}'], e: { f: '{custom.shop}' }, g: 1 };
    expect(made(template)).toEqual({
      a: 'Siti Nurhaliza Ünal',
      b: -6.9034443,
      c: ['pameran', 'VIP, gold'],
      d: ['Siti@example.com'],
      e: { f: 'Kios 7' },
      g: 1,
    });
  });

  it('writes a field differently where it is asked to', () => {
    const template = {
      a: '{whatsapp.digits}',
      b: '{country.name}',
      c: '{latitude.text}',
      d: '{tags.text}',
      e: '{externalId}',
    };
    expect(made(template)).toEqual({
      a: '628111111111',
      b: 'Indonesia',
      c: '-6.9034443',
      d: 'pameran,VIP gold',
      e: REF.externalId,
    });
  });

  it('leaves out what the customer lacks, with everything that becomes empty by that', () => {
    const template = { a: '{city}', b: { lat: '{latitude}' }, c: ['{street}'], d: '{street}, {city}', e: '{fullName}' };
    expect(made(template, PLAIN)).toEqual({ e: 'Budi Santoso' });
  });

  it.each([
    ['{street}, {city}', { city: 'Bandung' }, 'Bandung'],
    ['{street}, {city}', { street: 'Jl. Merdeka 1' }, 'Jl. Merdeka 1'],
    ['{street}, {district}, {city}', { street: 'Jl. 1', city: 'Bandung' }, 'Jl. 1, Bandung'],
    ['At {company} ({jobTitle})', { company: 'Toko' }, 'At Toko ()'],
    ['{city} {country.name}', { city: 'Accra', country: 'GH' }, 'Accra Ghana'],
  ])('%s with %j is %j', (text, fields, line) => {
    expect(made({ a: text, n: '{fullName}' }, canonical({ fullName: 'X', email: 'x@y.test', ...fields }))).toEqual({
      a: line,
      n: 'X',
    });
  });

  it('keeps its shape whatever a customer is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const customer = { ...PLAIN, fullName: text, city: `{email}"},${text}`, notes: '{secret:token}' };
        const body = made({ a: '{fullName}', b: 'in {city}', c: '{notes}' }, customer);
        expect(body).toEqual({
          a: text,
          b: expect.stringContaining(`in {email}"},${text}`.trim()) as string,
          c: '{secret:token}',
        });
      }),
    );
  });

  it('takes no secret from a customer who is called like a slot', () => {
    const own = open(vendor, setup);
    const sent = record(vendor, setup, { ...PLAIN, fullName: '{secret:token}' });
    expect(vendor.prepare(own, [sent], NOW).body).not.toContain(
      own.secrets instanceof Object ? setup.secrets['token'] : '',
    );
  });
});

describe('settings', () => {
  it.each([
    [{ url: 'http://crm.example/v1' }, 'url-invalid', 'url'],
    [{ url: 'https://me:pass@crm.example/v1' }, 'url-invalid', 'url'],
    [{ url: 'https://{secret:token}.example/' }, 'url-invalid', 'url'],
    [{ url: 'https://crm.example/{secret:token}/x' }, 'slot-misplaced', 'url'],
    [{ url: 'https://crm.example/{city}' }, 'url-invalid', 'url'],
    [{ headers: { 'X Y': '1' } }, 'header-invalid', 'headers'],
    [{ headers: { 'X-Y': 'line\nbreak' } }, 'header-invalid', 'headers'],
    [{ headers: { Host: 'other.example' } }, 'header-invalid', 'headers'],
    [{ headers: { 'Content-Length': '1' } }, 'header-invalid', 'headers'],
    [{ headers: { Authorization: 'Bearer {secret: token}' } }, 'header-invalid', 'headers'],
    [{ headers: { Authorization: '{secret:body}' } }, 'slot-misplaced', 'headers'],
    [{ body: '{"a": {fullName}}' }, 'template-not-json', 'body'],
    [{ body: '["{fullName}"]' }, 'template-not-json', 'body'],
    [{ body: '{"a": "{shoeSize}"}' }, 'template-unknown-field', 'body'],
    [{ body: '{"a": "{email.digits}"}' }, 'template-unknown-field', 'body'],
    [{ body: '{"a": "{secret:token}"}' }, 'slot-misplaced', 'body'],
    [{ successPath: '', idPath: '' }, 'evidence-required', 'successPath'],
    [{ successPath: '', batchSize: 2 }, 'evidence-required', 'successPath'],
    [{ successStatus: '200-500' }, 'value-invalid', 'successStatus'],
    [{ successStatus: '404' }, 'value-invalid', 'successStatus'],
    [{ duplicateStatus: '401' }, 'value-invalid', 'duplicateStatus'],
    [{ duplicatePath: '' }, 'evidence-required', 'duplicatePath'],
    [{ resend: 'external-id', body: '{"a":"{fullName}"}' }, 'external-id-required', 'body'],
    [{ resend: 'idempotency-key', batchSize: 2 }, 'batch-of-one', 'batchSize'],
    [{ url: 'https://crm.example/{externalId}', batchSize: 2 }, 'batch-of-one', 'batchSize'],
    [{ resend: 'idempotency-key', headers: { 'idempotency-key': '1' } }, 'header-invalid', 'idempotencyHeader'],
  ])('%j is %s', (settings, code, field) => {
    expect(vendor.parseSettings(with_(settings).settings)).toMatchObject({
      ok: false,
      error: [{ code, field: `settings.${field}` }],
    });
  });

  it('asks for the secret of each slot, once, and for no other', () => {
    const settings = settingsOf(
      vendor,
      with_({
        headers: { A: '{secret:one}{secret:two}', B: '{secret:one}' },
        url: 'https://c.example/?k={secret:three}',
      }),
    );
    expect(vendor.parseSecrets({ one: '1', two: '2', three: '3' }, settings)).toMatchObject({ ok: true });
    expect(vendor.parseSecrets({ one: '1', four: '4' }, settings)).toMatchObject({
      error: expect.arrayContaining([
        { code: 'value-required', field: 'secrets.two' },
        { code: 'value-required', field: 'secrets.three' },
        { code: 'unknown-field', field: 'secrets.four' },
      ]) as unknown,
    });
  });
});

describe('requests', () => {
  it('fill the slots, and show nothing of them', () => {
    const own = {
      ...with_({ url: 'https://crm.example/v1?app={secret:app}&a=b', headers: { Cookie: 'sid={secret:sid}' } }),
      secrets: { app: 'ap&p/1', sid: 'c00kie' },
    };
    const account = open(vendor, own);
    const request = vendor.prepare(account, [record(vendor, own, PLAIN)], NOW);
    expect(request.url).toBe('https://crm.example/v1?app=ap%26p%2F1&a=b');
    expect(request.headers).toEqual({ 'Content-Type': 'application/json', Cookie: 'sid=c00kie' });
    const shown = redactRequest(request, vendor.sensitive(account), secretTexts(account));
    expect(shown.url).toBe('https://crm.example/v1?app=••••••&a=b');
    expect(shown.headers['Cookie']).toBe('••••••');
    const quoted = JSON.stringify({ cookie: request.headers['Cookie'], url: request.url });
    const told = redactAnswer(quoted, request, vendor.sensitive(account), secretTexts(account));
    for (const text of ['c00kie', 'ap&p', 'ap%26p']) expect(told).not.toContain(text);
  });

  it('carry the customer’s own key, the same at every try', () => {
    const own = with_({ resend: 'idempotency-key', idempotencyHeader: 'X-Request-Id' });
    const sent = record(vendor, own, PLAIN);
    expect(vendor.prepare(open(vendor, own), [sent], NOW).headers['X-Request-Id']).toBe(REF.idempotencyKey);
    expect(vendor.batchKey(sent)).toBe(REF.idempotencyKey);
  });

  it('put our number into the address', () => {
    const own = with_({ method: 'PUT', url: 'https://crm.example/v1/contacts/{externalId}', resend: 'external-id' });
    const request = vendor.prepare(open(vendor, own), [record(vendor, own, PLAIN)], NOW);
    expect([request.method, request.url]).toEqual(['PUT', `https://crm.example/v1/contacts/${REF.externalId}`]);
  });
});

describe('answers', () => {
  const read = (response: HttpResponse, settings: Record<string, unknown> = {}, count = 1) => {
    const own = with_(settings);
    const sent = crowd(count).map((customer) => record(vendor, own, customer));
    return vendor.classify(response, sent, open(vendor, own));
  };
  const kindOf = (response: HttpResponse, settings: Record<string, unknown> = {}) => {
    const verdict = read(response, settings);
    return verdict.kind === 'settled' ? verdict.outcomes[0]?.kind : verdict.kind;
  };

  it('are a yes by status and evidence, with the vendor’s ID', () => {
    expect(read(answer(201, { data: { id: 7 } }))).toEqual({
      kind: 'settled',
      outcomes: [{ kind: 'delivered', evidence: 'created', vendorRecordId: '7' }],
    });
    expect(kindOf(answer(202, { data: { id: 'x' } }), { successStatus: '200, 201' })).toBe('unknown');
    expect(kindOf(answer(200, { state: 'STORED' }), { successPath: 'state', successIs: 'stored' })).toBe('delivered');
    expect(kindOf(answer(200, { state: 'queued' }), { successPath: 'state', successIs: 'stored' })).toBe('unknown');
    expect(kindOf(answer(200, { msg: 'All ok now' }), { successPath: 'msg', successIs: '*ok*' })).toBe('delivered');
    expect(kindOf(answer(200, { list: [{ n: 1 }] }), { successPath: 'list.0.n' })).toBe('delivered');
    for (const id of [null, '', false, {}, []]) expect(kindOf(answer(200, { data: { id } }))).toBe('unknown');
  });

  it('say "already there" in the team’s words only', () => {
    expect(read(answer(409, { error: { code: 'already_exists' } }))).toMatchObject({
      outcomes: [{ kind: 'delivered', evidence: 'already-there', warnings: [{ code: 'vendor-has-it-already' }] }],
    });
    expect(kindOf(answer(409, { error: { code: 'locked' } }))).toBe('refused');
    expect(kindOf(answer(422, { error: { code: 'already_exists' } }))).toBe('refused');
    expect(read(answer(409, { error: { code: 'already_exists' } }), { batchSize: 9 }, 3).kind).toBe('refused');
  });

  it('are a no where the vendor says so, within a 200 too', () => {
    for (const body of [
      { error: 'bad phone' },
      { errors: [{ message: 'bad phone' }] },
      { success: false, message: 'bad phone' },
    ]) {
      for (const status of [200, 422]) {
        expect(read(answer(status, body))).toMatchObject({
          kind: 'refused',
          problem: { code: 'vendor-refused', params: { vendorMessage: 'bad phone' } },
        });
      }
    }
  });
});

describe('a lost answer', () => {
  const way = (resend: string, frozenWith = resend) => {
    const sent = record(vendor, with_({ resend: frozenWith }), PLAIN);
    return vendor.reconcile(settingsOf(vendor, with_({ resend })), sent).kind;
  };

  it('is settled by a person, unless the vendor makes a second try safe', () => {
    expect(way('person')).toBe('person');
    expect(way('idempotency-key')).toBe('resend');
    expect(way('external-id')).toBe('resend');
  });

  it('is not made safe by a setting that came later', () => {
    expect(way('idempotency-key', 'person')).toBe('person');
    expect(way('person', 'idempotency-key')).toBe('resend');
  });
});
