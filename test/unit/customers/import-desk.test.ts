import { describe, expect, it } from 'vitest';
import type { ImportDesk } from '#electron/customers/import/desk.ts';
import type { ImportFile, ImportPlan } from '#shared/domain/import.ts';
import { workbook } from '#test/support/workbook.ts';
import { connect, createBed, value, type Process } from './bed.ts';

async function ready(...vendors: readonly string[]): Promise<Process> {
  const process = createBed().start();
  value(await process.sealing.unlock());
  connect(process, ...vendors);
  return process;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const planOf = ({ id, columns }: ImportFile): ImportPlan => ({
  fileId: id,
  mapping: columns.map(({ target }) => target),
  tags: [],
});

const NOBODY = { ticked: [], unticked: [] };

async function opened(desk: ImportDesk, name: string, content: Uint8Array | string): Promise<ImportPlan> {
  const plan = planOf(value(await desk.open(name, typeof content === 'string' ? bytes(content) : content)));
  value(await desk.check(plan));
  return plan;
}

const count = ({ db }: Process, table: string): number =>
  db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;

const FAIR =
  'Nama Lengkap,No. HP / WA,Surel,Kota,Ket.\r\n' +
  'Suharti Ningsih,0812-0000-0201,suharti@ningsih.example,Sidoarjo,\r\n' +
  'UD Mekar Sari,0812 00A 202,mekar@sari.example,Sidoarjo,grosir\r\n' +
  'Lilis,0812-0000-0205,lilis[at]toko,Gedangan,\r\n' +
  'Suharti lagi,+62 812 0000 0201,,Waru,\r\n' +
  ',0812-0000-0207,,Waru,\r\n' +
  'Tanpa Nomor,,,Krian,2 toko\r\n';

describe('the import desk', () => {
  it('judges every row, imports what is ready, and knows the file again', async () => {
    const process = await ready('cuoral', 'salesmania');
    const desk = process.customers.imports;
    const plan = await opened(desk, 'fair.csv', FAIR);
    expect(desk.state().counts).toEqual({ total: 6, judged: 6, ready: 2, errors: 3, duplicates: 1, shortened: 0 });
    const { rows } = value(desk.rows({ fileId: plan.fileId, from: 0, limit: 50, only: 'all' }));
    expect(rows.map(({ line, kind, found }) => [line, kind, found[0]?.code ?? '', found[0]?.field ?? ''])).toEqual([
      [2, 'ready', '', ''],
      [3, 'error', 'phone-invalid', 'whatsapp'],
      [4, 'error', 'email-invalid', 'email'],
      [5, 'duplicate', '', ''],
      [6, 'error', 'name-required', 'fullName'],
      [7, 'ready', '', ''],
    ]);
    expect(rows[3]?.duplicate).toEqual({ why: 'whatsapp', line: 2 });
    expect(rows[5]?.held.map(({ connectionId, problem }) => [connectionId, problem.code, problem.field])).toEqual([
      ['connection-cuoral', 'vendor-needs-field', 'email'],
    ]);
    const done = value(await desk.run({ plan, ...NOBODY }));
    expect(done).toMatchObject({ imported: 2, rejected: 3, duplicates: 1, leftOut: 0 });

    const again = await opened(desk, 'other name.csv', FAIR);
    expect(desk.state().counts).toMatchObject({ ready: 0, errors: 3, duplicates: 3 });
    expect(value(await desk.run({ plan: again, ...NOBODY }))).toMatchObject({ imported: 0, duplicates: 3 });
    expect(count(process, 'customers')).toBe(2);
  });

  it('takes a duplicate that a person ticks and leaves out what a person unticks, and tags all', async () => {
    const process = await ready();
    const desk = process.customers.imports;
    const plan = { ...(await opened(desk, 'fair.csv', FAIR)), tags: ['pameran'] };
    const done = value(await desk.run({ plan, ticked: [5], unticked: [2] }));
    expect(done).toMatchObject({ imported: 2, leftOut: 1 });
    const names = value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 9 })).rows;
    expect(names.map(({ name }) => name).sort()).toEqual(['Suharti lagi', 'Tanpa Nomor']);
    expect(value(process.customers.get(names[0]?.customerId ?? '')).customer['tags']).toEqual(['pameran']);
  });

  it('writes the rows that are not imported with their reasons, to be put right and dropped again', async () => {
    const process = await ready();
    const desk = process.customers.imports;
    const plan = await opened(desk, 'fair.csv', FAIR);
    await desk.run({ plan, ...NOBODY });
    const rest = desk.rejected(NOBODY) ?? '';
    expect(rest.split('\r\n').map((line) => line.split(',')[6])).toEqual([
      'error.code',
      'phone-invalid',
      'email-invalid',
      'duplicate-customer',
      'name-required',
      undefined,
    ]);
    const fixed = await opened(desk, 'rest.csv', rest.replace('0812 00A 202', '0812-0000-0202'));
    expect(value(await desk.run({ plan: fixed, ...NOBODY }))).toMatchObject({ imported: 1, rejected: 2 });
  });

  it('reads a workbook with numbers as telephones, and the contacts of a telephone', async () => {
    const process = await ready();
    const desk = process.customers.imports;
    const sheet = workbook('Pameran', [
      ['Họ và tên', 'Zalo', 'Ngày sinh'],
      ['Nguyễn Thị Ánh', 81200000299, '23/04/1990'],
    ]);
    const plan = await opened(desk, 'khach.xlsx', sheet);
    expect(desk.state().file).toMatchObject({ kind: 'xlsx', sheet: 'Pameran', rows: 1 });
    value(await desk.run({ plan, ...NOBODY }));
    const cards = await opened(
      desk,
      'contacts.vcf',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Budi\r\nTEL;TYPE=CELL:0812 0000 0301\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:Sari;Dewi;;;\r\nEMAIL:dewi@sari.example\r\nEND:VCARD\r\n',
    );
    value(await desk.run({ plan: cards, ...NOBODY }));
    const { rows } = value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 9 }));
    const all = rows.map(({ customerId }) => value(process.customers.get(customerId)).customer);
    expect(all.reverse()).toEqual([
      { fullName: 'Nguyễn Thị Ánh', whatsapp: '+6281200000299', birthday: '1990-04-23' },
      { fullName: 'Budi', whatsapp: '+6281200000301' },
      { fullName: 'Dewi Sari', email: 'dewi@sari.example' },
    ]);
  });

  it.each([
    ['picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'file-unreadable'],
    ['broken.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9]), 'file-unreadable'],
    ['latin.csv', new Uint8Array([0x4e, 0xe9, 0x0a]), 'file-unreadable'],
    ['empty.csv', bytes('Nama,HP\n\n'), 'file-empty'],
  ])('says of %s that it is %s', async (name, content, code) => {
    const process = await ready();
    const answer = await process.customers.imports.open(name, content);
    expect(answer).toMatchObject({ ok: false, error: [{ code }] });
  });

  it('takes hundreds of rows without holding up the thread, and takes them back', async () => {
    const process = await ready('alatwa', 'ladiflow');
    const desk = process.customers.imports;
    const lines = Array.from(
      { length: 600 },
      (_, at) => `Orang ${at},08120${String(at).padStart(6, '0')},Kota ${at % 9}`,
    );
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const plan = await opened(desk, 'big.csv', `Nama,HP,Kota\n${lines.join('\n')}\n`);
    const done = value(await desk.run({ plan, ...NOBODY }));
    expect(done.imported).toBe(600);
    expect(desk.history()).toMatchObject([{ id: done.importId, name: 'big.csv', customers: 600, undoable: 600 }]);
    expect(value(await desk.undo(done.importId))).toEqual({ removed: 600, kept: 0 });
    clearInterval(beat);
    expect([count(process, 'customers'), count(process, 'deliveries')]).toEqual([0, 0]);
    const left = process.db.prepare<[], { n: number }>(
      'SELECT n FROM delivery_tallies UNION ALL SELECT n FROM customer_tallies',
    );
    expect(left.all().every(({ n }) => n === 0)).toBe(true);
    // A whole second would be felt by everybody, on any computer.
    expect(longest).toBeLessThan(1_000);
  });

  it('takes back only of whom nothing has left', async () => {
    const process = await ready('cuoral');
    const desk = process.customers.imports;
    const names = ['Sent', 'Offline', 'Under way', 'Edited', 'Waiting'];
    const text = names.map((name, at) => `${name},0812000040${at},p${at}@toko.example`).join('\n');
    const plan = await opened(desk, 'five.csv', `Nama,HP,Email\n${text}\n`);
    const { importId } = value(await desk.run({ plan, ...NOBODY }));
    const { rows } = value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 9 }));
    const idOf = (name: string): string => rows.find((row) => row.name === name)?.customerId ?? '';
    const attempt = (name: string, outcome: string | null, state: string): void => {
      const { db, attempts } = process;
      const { id } = db
        .prepare<[string], { id: string }>('SELECT id FROM deliveries WHERE customer_id = ?')
        .get(idOf(name)) ?? { id: '' };
      const made = attempts.begin({
        connectionId: 'connection-cuoral',
        kind: 'deliver',
        deliveryIds: [id],
        request: '{}',
        body: undefined,
      });
      if (outcome !== null) attempts.end(made, { outcome });
      db.prepare(
        "UPDATE deliveries SET state = ?, lease_token = CASE WHEN ? = 'sending' THEN 'x' END WHERE id = ?",
      ).run(state, state, id);
    };
    attempt('Sent', 'rejected', 'attention');
    attempt('Offline', 'not-sent', 'retrying');
    attempt('Under way', null, 'sending');
    value(process.customers.update(idOf('Edited'), { fullName: 'Edited by hand', email: 'p@toko.example' }));
    expect(desk.history()).toMatchObject([{ customers: 5, undoable: 2 }]);
    expect(value(await desk.undo(importId))).toEqual({ removed: 2, kept: 3 });
    const left = value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 9 })).rows;
    expect(left.map(({ name }) => name).sort()).toEqual(['Edited by hand', 'Sent', 'Under way']);
    expect(desk.history()).toMatchObject([{ customers: 3, undoable: 0, undone: 2 }]);
  });
});
