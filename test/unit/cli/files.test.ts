import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { json, lines, useCliBed } from './bed.ts';
import { filesHolding } from './canary.ts';

const bed = useCliBed();
const { cli, add, capture } = bed;
const file = (name: string): string => path.join(bed.dataDir(), name);

describe('import', () => {
  test('saves the good rows, keeps the bad ones in a file, and says how many there were', async () => {
    const csv = [
      'fullName,whatsapp,tags',
      'Ani,0812 345 6789,a;b',
      'Budi,12,',
      ',0812 345 6780,',
      'Citra,0812 345 6781,',
    ];
    fs.writeFileSync(file('in.csv'), csv.join('\r\n'));
    const end = await cli(['import', file('in.csv'), '--json']);
    expect(end.status).toBe(2);
    expect(end.stderr).not.toBe('');
    expect(json(end)).toEqual({ imported: 2, rejected: 2, duplicates: 0, errorsFile: expect.any(String) });
    expect(json(await cli(['status', '--json']))).toMatchObject({ customers: 2 });
    const again = await cli(['import', file('in.csv'), '--json']);
    expect(json(again)).toMatchObject({ imported: 0, rejected: 2, duplicates: 2 });
  });

  test('of good rows only ends with status 0 and no file of errors', async () => {
    fs.writeFileSync(file('in.jsonl'), '{"fullName":"Ani","whatsapp":"08123456789"}\n\n{"fullName":"Budi"}\n');
    const end = await cli(['import', file('in.jsonl'), '--json']);
    expect(end.status).toBe(0);
    expect(json(end)).toEqual({ imported: 2, rejected: 0, duplicates: 0, errorsFile: null });
  });
});

describe('export', () => {
  test('writes every customer with its deliveries and receipts, to standard output or whole into a file', async () => {
    await add('ladiflow');
    const ids = await capture(3);
    await cli(['sync']);
    const end = await cli(['export', '--format', 'jsonl']);
    expect(end.status).toBe(0);
    expect(lines(end)).toHaveLength(3);
    for (const id of ids) expect(end.stdout).toContain(id);
    expect(end.stdout).toContain('pelanggan.0@contoh.example');
    expect(end.stdout).toContain('delivered');
    const toFile = await cli(['export', '--format', 'csv', '--out', file('out.csv'), '--json']);
    expect(json(toFile)).toEqual({ customers: 3 });
    expect(fs.readFileSync(file('out.csv'), 'utf8')).toContain('pelanggan.2@contoh.example');
    expect(fs.statSync(file('out.csv')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(bed.dataDir()).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('that cannot be read or written leaves no file behind', async () => {
    await capture(1);
    await cli(['sync']); // brings the profile's key into the keyring
    expect(await cli(['export', '--format', 'csv', '--out', '/nonexistent/out.csv', '--json'])).toMatchObject({
      status: 1,
    });
    await bed.keyring().lock();
    const locked = await cli(['export', '--format', 'csv', '--out', file('out.csv'), '--json']);
    expect(locked.status).toBe(3);
    expect(json(locked)).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(fs.existsSync(file('out.csv'))).toBe(false);
  });
});

describe('preview', () => {
  test('shows the exact request without the secrets, of a saved customer and of one that is not', async () => {
    await add('ladiflow');
    await add('alatwa');
    const [id = ''] = await capture(1);
    const { secrets } = bed.sandbox().vendors.ladiflow.connection;
    const saved = await cli(['preview', id, '--json']);
    expect(saved.status).toBe(0);
    expect(json(saved)).toMatchObject([
      {
        vendor: 'ladiflow',
        request: { method: 'POST', url: expect.stringContaining('http://127.0.0.1') },
        refused: [],
      },
      { vendor: 'alatwa', request: { body: expect.stringContaining('62812000') } },
    ]);
    expect(saved.stdout).not.toContain(secrets['apiKey']);
    const typed = await cli(['preview', '-', '--json'], '{"fullName":"Ani"}');
    expect(json(typed)).toMatchObject([
      {},
      { vendor: 'alatwa', request: null, refused: [{ code: 'vendor-needs-field', field: 'whatsapp' }] },
    ]);
    expect(json(await cli(['status', '--json']))).toMatchObject({ customers: 1 });
  });
});

test('a customer lies readable in no file of the data directory', async () => {
  await add('ladiflow');
  const canary = {
    fullName: 'Kanarienvogel',
    whatsapp: '+6281234509876',
    email: 'kanari@contoh.example',
    notes: 'Zwitschert',
  };
  await cli(['capture', '--json'], JSON.stringify(canary));
  bed.sandbox().vendors.ladiflow.faults.push({ kind: 'echo-secrets' });
  await cli(['sync', '--json', '--timeout', '3']);
  await cli(['list', '--json']);
  expect(bed.sandbox().vendors.ladiflow.ledger.requests.length).toBeGreaterThan(0);
  const { secrets } = bed.sandbox().vendors.ladiflow.connection;
  const texts = [...Object.values(canary), '6281234509876', ...Object.values(secrets)];
  expect(filesHolding(bed.dataDir(), texts)).toEqual([]);
});
