import { describe, expect, it } from 'vitest';
import { answer } from './answers.ts';
import { bodyOf, canonical, crowd, FULL, NOW, open, record, REF, settingsOf, vendorOf } from './bench.ts';

const vendor = vendorOf('alatwa');
const setup = { settings: { group: 'Pelanggan Baru' }, secrets: { apiKey: 'YOUR_API_KEY' } };
const account = open(vendor, setup);

describe('the vendor’s own example', () => {
  it('gives the printed request, with the number complete and therefore without the vendor’s prefixing', () => {
    const customer = canonical({ fullName: 'John Doe', whatsapp: '08111111111' });
    const request = vendor.prepare(account, [record(vendor, setup, customer)], NOW);
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://api.alatwa.com/customer',
      headers: { Authorization: 'YOUR_API_KEY', 'Content-Type': 'application/json' },
    });
    expect(bodyOf(request)).toEqual({
      generate_prefix_number: 'false', // printed: "true", with 08111111111
      filter_duplicate: 'true',
      group: 'Pelanggan Baru',
      customers: [{ phone: '628111111111', name: 'John Doe' }],
    });
  });

  it('takes the reply as it is printed, blanks and all', () => {
    const printed =
      '{\n"status ": "ok ",\n"message ": "Success ",\n"total_customer ": "1 ",\n"group ": "Pelanggan Baru "\n}';
    expect(read(answer(200, printed))).toEqual({
      kind: 'settled',
      outcomes: [{ kind: 'delivered', evidence: 'created' }],
    });
  });
});

describe('mapping', () => {
  it('fills the slots that the account has given a meaning, and leaves out what the customer lacks', () => {
    const fieldMap = {
      opt1: 'email',
      opt2: 'custom.shop',
      opt3: 'externalId',
      opt4: 'phone',
      opt5: 'latitude',
      opt6: 'tags',
      opt7: 'custom.none',
    };
    const mapped = vendor.map(FULL, settingsOf(vendor, { settings: { ...setup.settings, fieldMap } }), REF);
    expect(mapped).toMatchObject({
      ok: true,
      value: {
        record: {
          group: 'Pelanggan Baru',
          customer: {
            phone: '628111111111',
            name: 'Siti Nurhaliza Ünal',
            opt1: 'Siti@example.com',
            opt2: 'Kios 7',
            opt3: REF.externalId,
            opt4: '84363042200',
            opt5: '-6.9034443',
            opt6: 'pameran, VIP, gold',
          },
        },
      },
    });
    expect(mapped.ok && JSON.stringify(mapped.value.record)).not.toContain('opt7');
  });

  it.each([
    [{ opt8: 'email' }, 'unknown-field', 'settings.fieldMap.opt8'],
    [{ opt1: 'shoe size' }, 'value-invalid', 'settings.fieldMap.opt1'],
    [{ opt1: 'customFields' }, 'value-invalid', 'settings.fieldMap.opt1'],
    [{ opt1: 'custom.' }, 'value-invalid', 'settings.fieldMap.opt1'],
    [{ opt1: 7 }, 'value-invalid', 'settings.fieldMap.opt1'],
  ])('refuses the field map %j', (fieldMap, code, field) => {
    expect(vendor.parseSettings({ ...setup.settings, fieldMap })).toEqual({ ok: false, error: [{ code, field }] });
  });

  it('writes booleans as the account spells them', () => {
    const other = open(vendor, { ...setup, settings: { ...setup.settings, booleanSpelling: 'yes/no' } });
    const body = bodyOf(vendor.prepare(other, [record(vendor, setup, FULL)], NOW));
    expect(body).toMatchObject({ generate_prefix_number: 'no', filter_duplicate: 'yes' });
  });

  it('keeps the group that was set when the customer was captured, and never mixes groups', () => {
    const before = record(vendor, setup, FULL);
    const after = record(vendor, { settings: { group: 'Lain' } }, FULL);
    expect(vendor.batchKey(before)).not.toBe(vendor.batchKey(after));
    const moved = open(vendor, { ...setup, settings: { group: 'Lain' } });
    expect(bodyOf(vendor.prepare(moved, [before], NOW))).toMatchObject({ group: 'Pelanggan Baru' });
  });
});

describe('replies', () => {
  const ok = (total: unknown) => answer(200, { status: 'ok', message: 'Success', total_customer: total, group: 'g' });

  it('all created', () => {
    expect(outcomes(read(ok('3'), 3))).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'delivered', evidence: 'created' })),
    );
    expect(outcomes(read(ok(3), 3))[2]).toEqual({ kind: 'delivered', evidence: 'created' });
  });

  it('fewer created than sent: nothing says which, so none is delivered and none has failed', () => {
    const fewer = { code: 'vendor-created-fewer', params: { vendor: 'Alat WA', created: 8, sent: 10 } };
    const each = { kind: 'unconfirmed', problem: fewer };
    expect(outcomes(read(ok('8'), 10))).toEqual(Array.from({ length: 10 }, () => each));
    expect(outcomes(read(ok('1'), 2)).map(({ kind }) => kind)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('none created the first time: not even that proves that they are there', () => {
    expect(outcomes(read(ok('0'))).map(({ kind }) => kind)).toEqual(['unconfirmed']);
  });

  it('none created when they go again: all of them are there', () => {
    const warnings = [{ code: 'vendor-has-it-already', params: { vendor: 'Alat WA' } }];
    const each = { kind: 'delivered', evidence: 'already-there', warnings };
    expect(outcomes(readAgain(ok('0')))).toEqual([each]);
  });

  it('no total at all is still the documented yes; a total that cannot be is none', () => {
    expect(outcomes(read(answer(200, { status: ' OK ' })))).toEqual([{ kind: 'delivered', evidence: 'accepted' }]);
    for (const total of ['2', '-1', '1.5', 'many', '', null, {}]) expect(read(ok(total)).kind).toBe('unknown');
  });

  it.each([200, 201, 400, 403, 422, 500])('"Unauthorized" blames the key, whatever the status (%i)', (status) => {
    const reply = answer(status, { 'status ': 'error ', 'message ': 'Unauthorized ' });
    expect(read(reply)).toMatchObject({ kind: 'unauthorized', problem: { code: 'vendor-unauthorized' } });
  });

  it.each([200, 400, 409, 422])('another error refuses the request, in the vendor’s words (%i)', (status) => {
    expect(read(answer(status, { status: 'error', message: 'Invalid group name' }), 3)).toEqual({
      kind: 'refused',
      problem: { code: 'vendor-refused', params: { vendor: 'Alat WA', vendorMessage: 'Invalid group name' } },
    });
  });

  it('a message that names a limit slows the lane down', () => {
    expect(read(answer(200, { status: 'error', message: 'Rate limit reached' })).kind).toBe('throttled');
    expect(read(answer(200, { status: 'error', message: 'Too many requests' }, { 'retry-after': '7' }))).toMatchObject({
      kind: 'throttled',
      retryAfterMs: 7_000,
    });
  });

  it('a yes beside a refusing status is understood by nobody', () => {
    expect(read({ ...ok('1'), status: 400 }).kind).toBe('unknown');
  });
});

it('has no test call, and sends again after a lost answer: the filter is always on', () => {
  expect(vendor.probe).toBeUndefined();
  expect(vendor.reconcile(settingsOf(vendor, setup)).kind).toBe('resend');
});

function read(response: ReturnType<typeof answer>, count = 1, countedBefore = false) {
  const records = crowd(count).map((customer) => record(vendor, setup, customer));
  return vendor.classify(response, records, account, countedBefore);
}

const readAgain = (response: ReturnType<typeof answer>) => read(response, 1, true);

function outcomes(verdict: ReturnType<typeof read>) {
  return verdict.kind === 'settled' ? verdict.outcomes : [];
}
