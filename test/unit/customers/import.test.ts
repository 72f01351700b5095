import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportAnswer, ImportProgress } from '#electron/customers/import/import-file.ts';
import { connect, createBed, SITI, value, type Bed, type Process } from './bed.ts';

const HEADER = 'fullName,whatsapp,email';

async function ready(bed: Bed = createBed()): Promise<Process> {
  const process = bed.start();
  value(await process.sealing.unlock());
  return process;
}

/** Files lie beside, not in, the data directory, as a person's do. */
function fileOf(name: string, content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function run(process: Process, name: string, content: string | Buffer): Promise<ImportAnswer> {
  return value(await process.customers.importFile(fileOf(name, content), () => undefined));
}

const all = (process: Process): readonly Readonly<Record<string, unknown>>[] =>
  value(process.customers.page({ filter: 'all', search: '', offset: 0, limit: 200 }))
    .rows.reverse()
    .map(({ customerId }) => value(process.customers.get(customerId)).customer);

describe('import of CSV', () => {
  it('takes every column, quotes, breaks, a byte order mark and Windows line ends', async () => {
    const process = await ready();
    connect(process, 'cuoral', 'salesmania');
    const answer = await run(
      process,
      'all.csv',
      '\uFEFFfullName,whatsapp,tags,notes,latitude,longitude,birthday,custom.shop size,connections\r\n' +
        '"Siti ""Ibu"" Rahma",0812-9988-7766,VIP; pameran ;,"two\r\nlines, one note","-6,2",106.8,1990-04-23,12 m²,cuoral; SalesMania\r\n' +
        '\r\n' +
        'Budi,,,,,,,,\r\n',
    );
    expect(answer).toEqual({ imported: 2, rejected: 0, duplicates: 0, errorsFile: null });
    expect(all(process)).toEqual([
      {
        fullName: 'Siti "Ibu" Rahma',
        whatsapp: '+6281299887766',
        tags: ['VIP', 'pameran'],
        notes: 'two \nlines, one note',
        latitude: -6.2,
        longitude: 106.8,
        birthday: '1990-04-23',
        customFields: { 'shop size': '12 m²' },
      },
      { fullName: 'Budi' },
    ]);
    expect(process.db.prepare('SELECT count(*) AS n FROM deliveries').get()).toEqual({ n: 4 });
  });

  it('takes semicolons and tabs between cells', async () => {
    const process = await ready();
    expect((await run(process, 'a.csv', 'fullName;tags\nSiti;"VIP;pameran"\n')).imported).toBe(1);
    expect((await run(process, 'b.csv', 'fullName\tcity\nBudi\tSurabaya, Jawa\n')).imported).toBe(1);
    expect(all(process)).toEqual([
      { fullName: 'Siti', tags: ['VIP', 'pameran'] },
      { fullName: 'Budi', city: 'Surabaya, Jawa' },
    ]);
  });

  it('refuses a file with an unknown or repeated column by its name, before anything is saved', async () => {
    const process = await ready();
    for (const [header, field] of [
      ['fullName,Handphone', 'Handphone'],
      ['fullName,customFields', 'customFields'],
      ['fullName,custom.', 'custom.'],
      ['fullName,email,email', 'email'],
    ] as const) {
      const file = fileOf('unknown.csv', `${header}\nSiti,1,2\n`);
      const answer = await process.customers.importFile(file, () => undefined);
      expect(answer).toEqual({ ok: false, error: [{ code: 'header-unknown', field }] });
      expect(existsSync(file.replace('.csv', '.errors.csv'))).toBe(false);
    }
    expect(all(process)).toEqual([]);
  });

  it('refuses files that are not there or not UTF-8, as a whole', async () => {
    const process = await ready();
    const nowhere = await process.customers.importFile('/nowhere/at-all.csv', () => undefined);
    expect(nowhere).toEqual({ ok: false, error: [{ code: 'file-not-found' }] });
    const latin = fileOf('latin.csv', Buffer.concat([Buffer.from('fullName\nSiti\nJos'), Buffer.from([0xe9, 0x0a])]));
    const answer = await process.customers.importFile(latin, () => undefined);
    expect(answer).toEqual({ ok: false, error: [{ code: 'file-unreadable' }] });
    expect(all(process)).toEqual([]);
    expect(await run(process, 'empty.csv', '')).toMatchObject({ imported: 0, errorsFile: null });
  });

  it('puts bad rows and duplicates into a file with the reason, imports the rest, and takes that file corrected', async () => {
    const process = await ready();
    value(process.customers.capture(SITI));
    const rows = [
      `${HEADER}\n`,
      'Good,081200000001,good@x.example\n',
      'Bad Mail,081200000002,not-a-mail\n',
      ',081200000003,nameless@x.example\n',
      'Known Number,+62 812 9988 7766,new@x.example\n',
      'Known Mail,,Siti.Canary@contoh.example\n',
      'Twice,0812 0000 0001,twice@x.example\n',
      'Too,Many,Cells,Here\n',
      '=HYPERLINK("x"),081200000004,ok@x.example\n',
      'Never "closed,1,"never closed\nLost,081200000005,l@x.example\n',
    ];
    const file = fileOf('mixed.csv', rows.join(''));
    const answer = value(await process.customers.importFile(file, () => undefined));
    const errorsFile = file.replace('.csv', '.errors.csv');
    expect(answer).toEqual({ imported: 2, rejected: 4, duplicates: 3, errorsFile });
    const lines = readFileSync(errorsFile, 'utf8').split('\n');
    expect(lines[0]).toBe(`${HEADER},error.line,error.code,error.field,error.message`);
    expect(lines[1]).toBe('Bad Mail,081200000002,not-a-mail,3,email-invalid,email,sentence of email-invalid');
    expect(lines[2]).toContain('name-required');
    expect(lines[3]).toContain('Known Number,+62 812 9988 7766,new@x.example,5,duplicate-customer,whatsapp');
    expect(lines[4]).toContain('duplicate-customer,email');
    expect(lines[5]).toContain('duplicate-customer,whatsapp');
    expect(lines[6]).toContain('"Too,Many,Cells,Here",,,8,row-malformed');
    expect(lines.slice(7).join('\n')).toContain('Lost,081200000005');

    const corrected = `${lines[0]}\n${lines[1]!.replace('not-a-mail', 'now@x.example')}\n`;
    expect(await run(process, 'corrected.csv', corrected)).toMatchObject({ imported: 1, errorsFile: null });
    expect(all(process).map(({ fullName }) => fullName)).toEqual([
      SITI.fullName,
      'Good',
      '=HYPERLINK("x")',
      'Bad Mail',
    ]);
  });

  it('finds a duplicate that was saved while the keychain was locked', async () => {
    const bed = createBed();
    bed.vault.mode = 'locked';
    const process = bed.start();
    value(process.customers.capture(SITI));
    bed.vault.mode = 'open';
    const answer = await run(process, 'again.csv', `${HEADER}\nAgain,${SITI.whatsapp},\n`);
    expect(answer).toMatchObject({ imported: 0, duplicates: 1 });
  });

  it('commits in batches and reports every row when the disk fills up in the middle', async () => {
    const process = await ready();
    const body = Array.from({ length: 1_000 }, (_, n) => `Customer ${n},0813${String(10_000_000 + n)},c${n}@x.example`);
    process.db.pragma(`max_page_count = ${Number(process.db.pragma('page_count', { simple: true })) + 60}`);
    const steps: ImportProgress[] = [];
    const file = fileOf('many.csv', `${HEADER}\n${body.join('\n')}\n`);
    const answer = value(await process.customers.importFile(file, (now) => steps.push(now)));
    expect(answer.stopped).toEqual({ code: 'disk-full' });
    expect(answer.imported).toBeGreaterThan(0);
    // What was counted is what was committed, a batch at a time.
    expect(steps.map(({ imported }) => imported)).toContain(answer.imported);
    expect(answer.imported + answer.rejected).toBe(1_000);
    expect(process.db.prepare('SELECT count(*) AS n FROM customers').get()).toEqual({ n: answer.imported });
    expect(
      readFileSync(answer.errorsFile ?? '', 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(answer.rejected + 1);
    expect(steps[0]).toMatchObject({ rejected: 0, totalBytes: readFileSync(file).length });
    expect(steps[0]?.imported).toBeLessThanOrEqual(200);
    expect(steps.length).toBeGreaterThan(2);

    process.db.pragma('max_page_count = 100000');
    const rest = value(await process.customers.importFile(answer.errorsFile ?? '', () => undefined));
    expect(rest).toEqual({ imported: answer.rejected, rejected: 0, duplicates: 0, errorsFile: null });
  });

  it('leaves no readable byte of an imported customer in the data directory', async () => {
    const bed = createBed();
    const process = await ready(bed);
    await run(
      process,
      'canary.csv',
      `${HEADER}\nIntan Imported,0812-7777-3333,intan.imported@x.example\nBroken Canary,1,x\n`,
    );
    const bytes = bed.bytes();
    for (const canary of ['Intan', '81277773333', 'intan.imported', 'Broken Canary']) {
      expect(bytes.includes(canary), canary).toBe(false);
    }
  });
});

describe('import of JSON lines', () => {
  it('takes one customer a line, and reports bad lines as they came', async () => {
    const process = await ready();
    const lines = [
      JSON.stringify({ fullName: 'Siti', tags: ['VIP'], customFields: { shop: 'A' } }),
      '',
      '{"fullName": "Half',
      JSON.stringify({ fullName: 'Budi', nickname: 'B' }),
      JSON.stringify({ fullName: 'One', email: 'same@x.example' }),
      JSON.stringify({ fullName: 'Two', email: 'same@X.example' }),
      '[1]',
    ];
    const file = fileOf('all.jsonl', `\uFEFF${lines.join('\r\n')}`);
    const answer = value(await process.customers.importFile(file, () => undefined));
    const errorsFile = file.replace('.jsonl', '.errors.jsonl');
    expect(answer).toEqual({ imported: 2, rejected: 3, duplicates: 1, errorsFile });
    expect(all(process)[0]).toEqual({ fullName: 'Siti', tags: ['VIP'], customFields: { shop: 'A' } });
    const report = readFileSync(errorsFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(report).toMatchObject([
      { input: '{"fullName": "Half', error: { line: 3, code: 'not-json' } },
      { fullName: 'Budi', nickname: 'B', error: { line: 4, code: 'unknown-field', field: 'nickname' } },
      { fullName: 'Two', error: { line: 6, code: 'duplicate-customer', field: 'email' } },
      { input: '[1]', error: { line: 7, code: 'not-an-object' } },
    ]);
    const corrected = JSON.stringify({ ...report[1], nickname: undefined });
    expect(await run(process, 'corrected.jsonl', corrected)).toMatchObject({ imported: 1 });
  });
});
