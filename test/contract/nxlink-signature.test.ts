import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, FULL, NOW, open, record, vendorOf } from './bench.ts';
import { putTo } from './against-rules.ts';
import type { HttpRequest } from '#electron/vendors/http.ts';
import { nxlinkSignature } from '#electron/vendors/nxlink/signature.ts';
import { createNxlink } from '#test/sandbox/vendors/nxlink.ts';

// O1-O3 are printed in the vendor's documentation, V0-V3 are vectors for this endpoint (vendors/nxlink.md §2).

const vendor = vendorOf('nxlink');
const setup = {
  settings: { accessKey: 'fme2na3kdi3ki', tenantId: 144 },
  secrets: { accessSecret: 'abciiiko2k3', appKey: '46oKF=os' },
};
const account = open(vendor, setup);
const TS = 1_655_710_885_431;

describe('signature', () => {
  const official = { accessKey: 'fme2na3kdi3ki', action: 'send', bizType: '1', ts: String(TS) };
  const ours = { ...official, action: 'mt', bizType: '2' };
  const v2 = String.raw`{"type":1,"tenant_id":144,"app_key":"46oKF=os","customers":[{"first_name":"Siti","last_name":"Nurhaliza Ünal","whats_app_phone":"628111111111","email":"siti@example.com","gender":0,"birthday":"1990-02-28","customize_field":"{\"customize_1_14\":\"aa\"}"}]}`;

  it.each([
    ['O1', official, '{"name":"牛小信","id":10001}', '87c3560d3331ae23f1021e2025722354'],
    ['O2', official, '{"id":10001,"name":"牛小信"}', '7750759da06333f20d0640be09355e34'],
    ['O3', official, '{"id": 10001, "name": "牛小信"}', 'd0c24a9886c629330d7f3f2056c65bc2'],
    ['V0', ours, '{"name":"牛小信","id":10001}', '94bbd66002121eda542baf65350a3a02'],
    ['V2', ours, v2, 'd5b1c34aaffd2459a751dd2b4a1acba5'],
    ['V3', ours, undefined, '948ab46c078bff467f1b17c24a0ecc37'],
    ['V3, empty', ours, '', '948ab46c078bff467f1b17c24a0ecc37'],
  ])('%s', (_name, headers, body, sign) => {
    expect(nxlinkSignature(headers, body, 'abciiiko2k3')).toBe(sign);
  });

  it('V1: a whole request, signed at the time of sending', () => {
    const customer = canonical({ firstName: 'Zhang', lastName: 'San', whatsapp: '+18667728886' });
    const request = vendor.prepare(account, [record(vendor, setup, customer)], TS);
    expect(request.body).toBe(
      '{"type":2,"tenant_id":144,"app_key":"46oKF=os","customers":[{"first_name":"Zhang","last_name":"San","whats_app_phone":"18667728886"}]}',
    );
    expect(request.headers).toEqual({
      'Content-Type': 'application/json',
      accessKey: 'fme2na3kdi3ki',
      action: 'mt',
      bizType: '2',
      ts: '1655710885431',
      sign: '535103f7e8b91c36088b833a7658fcc9',
    });
  });

  it('covers the very text that is sent, and the minute in which it is sent', () => {
    const records = [record(vendor, setup, { ...FULL, fullName: 'Nguyễn 👩‍👩‍👧 "Ü"', notes: 'a\\b\n"c"' })];
    const [now, later] = [vendor.prepare(account, records, TS), vendor.prepare(account, records, TS + 60_000)];
    const expected = createHash('md5')
      .update(`accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=${TS}&body=${now.body ?? ''}&accessSecret=abciiiko2k3`)
      .digest('hex');
    expect(now.headers['sign']).toBe(expected);
    expect(later.headers['sign']).not.toBe(expected);
    expect(later.body).toBe(now.body);
  });
});

describe('the sandbox, which signs the raw bytes that arrive,', () => {
  const connection = createNxlink({}, { random: () => 0.5 }).connection('http://127.0.0.1:9');
  const signed = open(vendor, { settings: { ...connection.settings }, secrets: { ...connection.secrets } });
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('محمد', 'Nguyễn', 'e\u0301', '👩‍👩‍👧', '\u0000\u001F\u007F', '"\\/', '\uD800', '&accessSecret=x'),
  );
  const customers = fc.array(fc.record({ first_name: text, last_name: text, remark: text }), {
    minLength: 1,
    maxLength: 3,
  });
  const outcome = (request: HttpRequest): unknown => {
    const { reply } = putTo(createNxlink({}, { random: () => 0.5 }), request, NOW);
    return typeof reply?.body === 'string' ? (JSON.parse(reply.body) as unknown) : reply?.body;
  };
  const refused = { code: 1003 };

  it('takes the signature of 1,000 random bodies, and of none of them with a blank behind it', () => {
    fc.assert(
      fc.property(customers, (rows) => {
        const records = rows.map((customer) => ({ variant: 'sea', type: 2, customer }));
        const request = vendor.prepare(signed, records, NOW);
        expect(outcome(request)).not.toMatchObject(refused);
        // The same JSON, and not the same bytes.
        expect(outcome({ ...request, body: `${request.body ?? ''} ` })).toMatchObject(refused);
      }),
      { numRuns: 1_000, seed: 20_261_122 },
    );
  });
});
