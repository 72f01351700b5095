import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCustomer } from '#shared/domain/customer.ts';
import { connect, createBed, SITI, SITI_CANARIES, value } from './bed.ts';

type DeliveryRow = { connection_id: string; state: string; problem_code: string | null; problem_field: string | null };

const DELIVERIES = 'SELECT connection_id, state, problem_code, problem_field FROM deliveries ORDER BY seq';

describe('capture', () => {
  it('writes the customer and a delivery for every connection', () => {
    const process = createBed().start();
    connect(process, 'alatwa', 'salesmania', 'nxlink', 'ladiflow');
    const answer = value(process.customers.capture(SITI));
    expect(answer).toMatchObject({ deliveries: 4, held: 0 });
    expect(
      process.db
        .prepare<[], DeliveryRow>(DELIVERIES)
        .all()
        .map((row) => [row.connection_id, row.state]),
    ).toEqual([
      ['connection-alatwa', 'queued'],
      ['connection-salesmania', 'queued'],
      ['connection-nxlink', 'queued'],
      ['connection-ladiflow', 'queued'],
    ]);
    const detail = value(process.customers.get(answer.id));
    expect(detail).toMatchObject({
      readable: true,
      customer: { fullName: SITI.fullName, whatsapp: '+6281299887766', email: 'siti.canary@contoh.example' },
    });
    expect(
      process.db.prepare<[], { external_id: string }>('SELECT external_id FROM customers').get()?.external_id,
    ).toMatch(/^FP-[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  it('holds the deliveries that a rule of the vendor refuses, and says the field', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania');
    const answer = value(process.customers.capture({ fullName: 'Tanpa Surel', whatsapp: '081299887766' }));
    expect(answer).toMatchObject({ deliveries: 1, held: 1 });
    expect(process.db.prepare<[], DeliveryRow>(DELIVERIES).all()).toEqual([
      {
        connection_id: 'connection-cuoral',
        state: 'attention',
        problem_code: 'vendor-needs-field',
        problem_field: 'email',
      },
      { connection_id: 'connection-salesmania', state: 'queued', problem_code: null, problem_field: null },
    ]);
  });

  it('finds the named connections by id and by name in any case, each once', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania', 'ladiflow');
    const connections = ['CUORAL', 'connection-cuoral', 'ladiflow'];
    expect(value(process.customers.capture({ ...SITI, connections }))).toMatchObject({ deliveries: 2 });
    expect(process.customers.capture({ ...SITI, connections: ['Cuoral', 'Pipedrive'] })).toEqual({
      ok: false,
      error: [{ code: 'connection-not-found', field: 'connections', params: { name: 'Pipedrive' } }],
    });
    expect(value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 10 })).total).toBe(1);
  });

  it('refuses unknown keys by their names and writes nothing', () => {
    const process = createBed().start();
    expect(process.customers.capture({ ...SITI, whatsap: '0812', nickname: 'Siti' })).toMatchObject({
      ok: false,
      error: [
        { code: 'unknown-field', field: 'whatsap' },
        { code: 'unknown-field', field: 'nickname' },
      ],
    });
    expect(process.customers.capture('Siti')).toMatchObject({ error: [{ code: 'not-an-object' }] });
    expect(process.db.prepare('SELECT * FROM customers').all()).toEqual([]);
  });

  it('saves without a connection, and gives the customer to the first ones that come', () => {
    const process = createBed().start();
    value(process.customers.capture(SITI));
    value(process.customers.capture({ fullName: 'Tanpa Surel', whatsapp: '081211112222' }));
    value(process.customers.capture({ fullName: 'Nowhere on purpose', connections: [] }));
    connect(process, 'cuoral');
    expect(value(process.customers.attachAwaiting('connection-cuoral'))).toBe(2);
    expect(value(process.customers.attachAwaiting('connection-cuoral'))).toBe(0);
    expect(
      process.db
        .prepare<[], DeliveryRow>(DELIVERIES)
        .all()
        .map(({ state }) => state),
    ).toEqual(['queued', 'attention']);
    connect(process, 'salesmania');
    process.db.exec("UPDATE deliveries SET state = 'delivered', next_attempt_at = NULL WHERE state = 'queued'");
    // The first customer has arrived somewhere; the second still waits for its first connection.
    expect(value(process.customers.attachAwaiting('connection-salesmania'))).toBe(1);
  });

  it('gives every customer the schema takes back unchanged', async () => {
    const process = createBed().start();
    value(await process.sealing.unlock());
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('نورا الحسن', '👩🏽‍🌾 Sari', 'Nguyễn Thị Ánh', '\u202Eabc\u202C', 'a\u0000b\u0007', 'שרה'),
    );
    const input = fc.record(
      {
        fullName: text.map((name) => `N${name}`),
        city: text,
        notes: text,
        tags: fc.array(text, { maxLength: 4 }),
        customFields: fc.dictionary(
          text.filter((key) => key !== '' && key !== '__proto__'),
          text,
          { maxKeys: 3 },
        ),
      },
      { requiredKeys: ['fullName'] },
    );
    fc.assert(
      fc.property(input, (customer) => {
        const { id } = value(process.customers.capture(customer));
        const parsed = value(parseCustomer(customer, { defaultCountry: 'ID' }));
        expect(value(process.customers.get(id)).customer).toEqual(parsed.customer);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no readable byte of a customer in the data directory', async () => {
    const bed = createBed();
    const process = bed.start();
    value(await process.sealing.unlock());
    connect(process, 'cuoral', 'salesmania');
    const { id } = value(process.customers.capture(SITI));
    value(process.customers.update(id, { ...SITI, notes: 'Second canary note' }));
    const { attempts, db } = process;
    const [delivery] = value(process.customers.get(id)).deliveries;
    db.transaction(() =>
      attempts.begin({
        connectionId: 'connection-cuoral',
        kind: 'deliver',
        deliveryIds: [delivery!.id],
        request: `POST with ${SITI.fullName} ${SITI.email}`,
        body: undefined,
      }),
    )();
    const bytes = bed.bytes();
    for (const canary of [...SITI_CANARIES, 'Second canary']) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from(canary, encoding)), canary).toBe(false);
      }
    }
    // The search is able to find: what is not personal lies readable there.
    expect(bytes.includes('connection-cuoral')).toBe(true);
    expect(value(process.customers.get(id)).deliveries[0]?.attemptLog[0]?.request).toBe(
      'POST with Siti Rahma Canary si••••@Contoh.Example',
    );
  });

  it('works while the keychain is locked, from the first start on, and loses nothing', async () => {
    const bed = createBed();
    bed.vault.mode = 'locked';
    const first = bed.start();
    await first.sealing.unlock();
    const { id } = value(first.customers.capture(SITI));
    expect(value(first.customers.get(id)).readable).toBe(true);
    first.close();
    const second = bed.start();
    bed.vault.mode = 'open';
    value(await second.sealing.unlock());
    await second.customers.afterUnlock();
    expect(value(second.customers.get(id)).customer).toMatchObject({ fullName: SITI.fullName });
    expect(second.db.prepare('SELECT hashed FROM customers').all()).toEqual([{ hashed: 1 }]);
    second.close();

    bed.vault.mode = 'locked';
    const third = bed.start();
    await third.sealing.unlock();
    const { id: later } = value(third.customers.capture({ ...SITI, fullName: 'Saved Meanwhile' }));
    expect(value(third.customers.get(id))).toMatchObject({ readable: false, customer: {} });
    expect(value(third.customers.get(later)).readable).toBe(true);
    expect(third.db.prepare('SELECT hashed FROM customers ORDER BY seq').all()).toEqual([{ hashed: 1 }, { hashed: 0 }]);
    bed.vault.mode = 'open';
    value(await third.sealing.unlock());
    await third.customers.afterUnlock();
    expect(third.db.prepare('SELECT count(DISTINCT phone_hash) AS n FROM customers WHERE hashed = 1').get()).toEqual({
      n: 1,
    });
  });

  it('says so when the disk is full, writes no half, and goes on when there is room', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania');
    const count = (table: string): unknown => process.db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
    value(process.customers.capture(SITI));
    const pages = Number(process.db.pragma('page_count', { simple: true }));
    process.db.pragma(`max_page_count = ${pages}`);
    const big = { ...SITI, notes: 'x'.repeat(15_000) };
    expect(process.customers.capture(big)).toEqual({ ok: false, error: [{ code: 'disk-full' }] });
    expect([count('customers'), count('deliveries')]).toEqual([{ n: 1 }, { n: 2 }]);
    process.db.pragma(`max_page_count = ${pages + 1_000}`);
    value(process.customers.capture(big));
    expect([count('customers'), count('deliveries')]).toEqual([{ n: 2 }, { n: 4 }]);
  });

  it('writes no half wherever the disk fills up', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania', 'ladiflow');
    const counts = process.db.prepare<[], { customers: number; deliveries: number }>(
      'SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM deliveries) AS deliveries',
    );
    let saved = 0;
    // One page more each time, so that the page that is missing belongs now to this table or index, now to that one.
    const pages = Number(process.db.pragma('page_count', { simple: true }));
    for (let more = 1; more <= 60; more += 1) {
      process.db.pragma(`max_page_count = ${pages + more}`);
      for (let full = false; !full; saved += full ? 0 : 1) full = !process.customers.capture(SITI).ok;
      expect(counts.get()).toEqual({ customers: saved, deliveries: saved * 3 });
    }
    expect(saved).toBeGreaterThan(60);
  });

  it('says so when another program holds the database, and at the very first save when the disk is full', () => {
    const bed = createBed();
    const [one, two] = [bed.start(), bed.start()];
    one.db.pragma('busy_timeout = 20');
    two.db.exec('BEGIN EXCLUSIVE');
    expect(one.customers.capture(SITI)).toEqual({ ok: false, error: [{ code: 'database-busy' }] });
    two.db.exec('ROLLBACK');
    one.db.pragma(`max_page_count = ${Number(one.db.pragma('page_count', { simple: true }))}`);
    expect(one.customers.capture({ ...SITI, notes: 'x'.repeat(15_000) })).toEqual({
      ok: false,
      error: [{ code: 'disk-full' }],
    });
    one.db.pragma('max_page_count = 100000');
    const { id } = value(one.customers.capture(SITI));
    one.close();
    expect(value(bed.start().customers.get(id)).readable).toBe(true);
  });
});

describe('check', () => {
  it('gives the same problems as capture, numbers as they will be stored, and each connection’s verdict', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania');
    expect(process.customers.check({ fullName: 'Siti', whatsapp: '0812 9988 7766' })).toEqual({
      problems: [],
      whatsapp: '+6281299887766',
      verdicts: [
        {
          connectionId: 'connection-cuoral',
          verdict: 'refused',
          problems: [expect.objectContaining({ code: 'vendor-needs-field', field: 'email' })],
          warnings: [],
          cuts: [],
        },
        { connectionId: 'connection-salesmania', verdict: 'ready', problems: [], warnings: [], cuts: [] },
      ],
      duplicates: [],
    });
    const half = process.customers.check({ fullName: 'Siti', whatsapp: '0812 9988 7766', email: 'siti@' });
    expect(half).toMatchObject({ problems: [{ code: 'email-invalid', field: 'email' }], whatsapp: '+6281299887766' });
    expect(half.verdicts.map(({ verdict }) => verdict)).toEqual(['refused', 'ready']);
    expect(process.customers.check({ whatsapp: '0812 9988 7766' })).toEqual({
      problems: [{ code: 'name-required', field: 'fullName' }],
      whatsapp: '+6281299887766',
      verdicts: [],
      duplicates: [],
    });
    expect(process.customers.check(null)).toEqual({
      problems: [{ code: 'not-an-object' }],
      verdicts: [],
      duplicates: [],
    });
  });
});
