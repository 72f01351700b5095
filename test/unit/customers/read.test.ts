import { describe, expect, it } from 'vitest';
import { PAGE_SQL } from '#electron/customers/read.ts';
import type { QueueQuery } from '#shared/domain/queue.ts';
import { connect, createBed, SITI, value, type Process } from './bed.ts';

const ALL: QueueQuery = { filter: 'all', search: '', offset: 0, limit: 50 };

const names = ({ customers }: Process, query: Partial<QueueQuery>): readonly string[] =>
  value(customers.page({ ...ALL, ...query })).rows.map(({ name }) => name);

async function withThree(): Promise<Process> {
  const process = createBed().start();
  value(await process.sealing.unlock());
  connect(process, 'cuoral', 'salesmania');
  value(
    process.customers.capture({
      fullName: 'Nguyễn Thị Ánh',
      whatsapp: '+84363042200',
      email: 'anh@vn.example',
      city: 'Đà Nẵng',
    }),
  );
  value(process.customers.capture(SITI));
  value(process.customers.capture({ fullName: 'Budi Tanpa Surel', phone: '081211112222', city: 'Surakarta' }));
  return process;
}

describe('the queue', () => {
  it('pages newest first, with chips and totals from the tallies', async () => {
    const process = await withThree();
    expect(names(process, {})).toEqual(['Budi Tanpa Surel', SITI.fullName, 'Nguyễn Thị Ánh']);
    expect(names(process, { offset: 1, limit: 1 })).toEqual([SITI.fullName]);
    expect(value(process.customers.page({ ...ALL, limit: 1 })).total).toBe(3);
    const needYou = value(process.customers.page({ ...ALL, filter: 'need-you' }));
    expect(needYou).toMatchObject({
      total: 1,
      rows: [
        {
          name: 'Budi Tanpa Surel',
          readable: true,
          rollUp: 'need-you',
          city: 'Surakarta',
          deliveries: [
            {
              connectionId: 'connection-cuoral',
              state: 'attention',
              attempts: 0,
              problem: { code: 'vendor-needs-field', field: 'email', params: { vendor: 'Cuoral' } },
            },
            { connectionId: 'connection-salesmania', state: 'queued' },
          ],
        },
      ],
    });
    expect(needYou.rows[0]?.deliveries[1]?.problem).toBeUndefined(); // its vendor is known
    const ids = needYou.rows.map(({ customerId }) => customerId);
    expect(process.customers.rows([...ids, 'nobody'])).toEqual(needYou.rows);
    expect(value(process.customers.page({ ...ALL, filter: 'waiting' })).total).toBe(2);
    expect(value(process.customers.page({ ...ALL, filter: 'discarded' }))).toEqual({ rows: [], total: 0 });
  });

  it('finds by names without accents, parts of numbers in any spelling, e-mail and city', async () => {
    const process = await withThree();
    expect(names(process, { search: 'nguyen anh' })).toEqual(['Nguyễn Thị Ánh']);
    expect(names(process, { search: 'DA NANG' })).toEqual(['Nguyễn Thị Ánh']);
    expect(names(process, { search: '0812 9988' })).toEqual([SITI.fullName]);
    expect(names(process, { search: '+62 (812) 9988-7766' })).toEqual([SITI.fullName]);
    expect(names(process, { search: 'canary@contoh' })).toEqual([SITI.fullName]);
    expect(names(process, { search: 'sura' })).toEqual(['Budi Tanpa Surel', SITI.fullName]);
    expect(names(process, { search: 'sura', filter: 'need-you' })).toEqual(['Budi Tanpa Surel']);
    expect(value(process.customers.page({ ...ALL, search: 'sura', limit: 1 })).total).toBe(2);
    expect(names(process, { search: 'nobody' })).toEqual([]);
  });

  it('finds what was captured or changed after the index was built, by another process too', async () => {
    const bed = createBed();
    const [one, two] = [bed.start(), bed.start()];
    value(await one.sealing.unlock());
    await one.customers.afterUnlock();
    const { id } = value(two.customers.capture(SITI));
    expect(names(one, { search: 'siti' })).toEqual([SITI.fullName]);
    value(one.customers.update(id, { ...SITI, fullName: 'Rahma Putri', email: 'putri@x.example' }));
    expect(names(one, { search: 'siti rahma' })).toEqual([]);
    expect(names(one, { search: 'rahma putri' })).toEqual(['Rahma Putri']);
  });

  it('shows rows without names while they cannot be opened, and finds them after the unlock', async () => {
    const bed = createBed();
    const first = bed.start();
    value(await first.sealing.unlock());
    value(first.customers.capture(SITI));
    first.close();
    bed.vault.mode = 'locked';
    const second = bed.start();
    value(second.customers.capture({ ...SITI, fullName: 'Saved Here' }));
    const { rows, total } = value(second.customers.page(ALL));
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { readable: true, name: 'Saved Here' },
      { readable: false, name: '' },
    ]);
    expect(rows[1]).not.toHaveProperty('whatsapp');
    expect(names(second, { search: 'canary' })).toEqual(['Saved Here']);
    bed.vault.mode = 'open';
    value(await second.sealing.unlock());
    expect(names(second, { search: 'canary' })).toEqual(['Saved Here', SITI.fullName]);
  });

  it('reads a page through an index', () => {
    const { db } = createBed().start();
    const plan = (sql: string): string =>
      db
        .prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ rollUp: 'waiting', limit: 50, offset: 0 })
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan(PAGE_SQL.rolled)).toBe('SEARCH customers USING INDEX customers_roll_up (roll_up=?)');
    expect(plan(PAGE_SQL.all)).toBe('SCAN customers');
  });

  it('says that a customer is not there', () => {
    expect(createBed().start().customers.get('nobody')).toEqual({ ok: false, error: [{ code: 'customer-not-found' }] });
  });
});

describe('update', () => {
  it('sends refused and waiting deliveries out with the new data, and leaves the others alone', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania', 'ladiflow', 'alatwa');
    const { id } = value(process.customers.capture({ fullName: 'Tanpa Surel', whatsapp: '081299887766' }));
    const set = (connection: string, change: string): unknown =>
      process.db.exec(`UPDATE deliveries SET ${change} WHERE connection_id = 'connection-${connection}'`);
    set('salesmania', "state = 'delivered', next_attempt_at = NULL");
    set('ladiflow', "state = 'retrying', attempts = 2, record = x'00'");
    set('alatwa', "state = 'unknown', settle = 'resend', doubt = 1, record = x'00'");
    expect(process.customers.update(id, { fullName: 'Kini', whatsapp: '0812', email: 'x' }).ok).toBe(false);
    const changed = process.customers.update(id, {
      fullName: 'Kini Bersurel',
      whatsapp: '081299887766',
      email: 'a@b.example',
    });
    expect(changed).toEqual({ ok: true, value: { requeued: 2 } });
    expect(process.db.prepare('SELECT state, record FROM deliveries ORDER BY seq').all()).toEqual([
      { state: 'queued', record: null },
      { state: 'delivered', record: null },
      { state: 'queued', record: null },
      { state: 'unknown', record: Buffer.from([0]) },
    ]);
    expect(process.db.prepare('SELECT revision FROM customers').all()).toEqual([{ revision: 2 }]);
    expect(value(process.customers.get(id)).customer).toEqual({
      fullName: 'Kini Bersurel',
      whatsapp: '+6281299887766',
      email: 'a@b.example',
    });
    expect(process.customers.update('nobody', SITI)).toMatchObject({ error: [{ code: 'customer-not-found' }] });
  });

  it('holds what the new data make impossible, and adds connections that are named', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania', 'alatwa');
    const { id } = value(process.customers.capture({ ...SITI, connections: ['Cuoral'] }));
    const changed = process.customers.update(id, { fullName: 'Hanya Nama', connections: ['SalesMania', 'Alat WA'] });
    expect(changed).toEqual({ ok: true, value: { requeued: 1 } });
    expect(process.db.prepare('SELECT connection_id, state, problem_field FROM deliveries ORDER BY seq').all()).toEqual(
      [
        { connection_id: 'connection-cuoral', state: 'attention', problem_field: 'email' },
        { connection_id: 'connection-salesmania', state: 'queued', problem_field: null },
        { connection_id: 'connection-alatwa', state: 'attention', problem_field: 'whatsapp' },
      ],
    );
  });

  it('changes nothing when the disk is full', () => {
    const process = createBed().start();
    const { id } = value(process.customers.capture(SITI));
    process.db.pragma(`max_page_count = ${Number(process.db.pragma('page_count', { simple: true }))}`);
    const answer = process.customers.update(id, { ...SITI, notes: 'x'.repeat(15_000) });
    expect(answer).toEqual({ ok: false, error: [{ code: 'disk-full' }] });
    expect(value(process.customers.get(id)).customer).toMatchObject({ notes: SITI.notes });
  });
});
