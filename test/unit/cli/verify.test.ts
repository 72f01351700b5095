import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#electron/db/open.ts';
import { json, useCliBed } from './bed.ts';

const bed = useCliBed();
const { cli, add, capture } = bed;
const file = (name: string): string => path.join(bed.dataDir(), name);

/** As somebody would who has the file and a tool for SQLite. */
function tamper(sql: string): void {
  const db = openDatabase(file('fieldpost.db'));
  db.exec('DROP TRIGGER IF EXISTS receipts_are_final; DROP TRIGGER IF EXISTS receipts_stay;');
  db.exec(sql);
  db.close();
}

const oneReceipt = { ok: true, receipts: 3, brokenAt: null, why: null, deliveredWithoutReceipt: 0 };

describe('verify', () => {
  test('finds receipts and their export whole, and the same last hash in both', async () => {
    await add('ladiflow');
    expect(json(await cli(['verify', '--json']))).toMatchObject({ ...oneReceipt, receipts: 0 });
    await capture(3);
    expect((await cli(['sync'])).status).toBe(0);
    const here = await cli(['verify', '--json']);
    expect([here.status, json(here)]).toMatchObject([0, oneReceipt]);
    await cli(['export', '--format', 'jsonl', '--out', file('all.jsonl')]);
    const exported = await cli(['verify', file('all.jsonl'), '--json']);
    expect([exported.status, json(exported)]).toEqual([0, json(here)]);
    expect((await cli(['verify'])).stderr).toContain('3 receipts, all as they were written');

    const text = fs.readFileSync(file('all.jsonl'), 'utf8');
    fs.writeFileSync(file('forged.jsonl'), text.replace('"evidence":"created"', '"evidence":"person"'));
    const forged = await cli(['verify', file('forged.jsonl'), '--json']);
    expect([forged.status, json(forged)]).toMatchObject([2, { ok: false, brokenAt: 1, why: 'changed' }]);
  });

  test('tells which receipt was changed or is gone, and what is called delivered without any', async () => {
    await add('ladiflow');
    await capture(3);
    await cli(['sync']);
    tamper('UPDATE receipts SET at = at + 1 WHERE id = 2');
    const changed = await cli(['verify', '--json']);
    expect([changed.status, json(changed)]).toMatchObject([2, { ok: false, brokenAt: 2, why: 'changed', receipts: 1 }]);
    expect((await cli(['verify'])).stderr).toContain('number 2 does not hold');
    tamper('UPDATE receipts SET at = at - 1 WHERE id = 2; DELETE FROM receipts WHERE id = 3');
    const gone = await cli(['verify', '--json']);
    expect([gone.status, json(gone)]).toMatchObject([2, { ok: false, deliveredWithoutReceipt: 1, brokenAt: null }]);
    tamper('DELETE FROM receipts WHERE id = 1');
    expect(json(await cli(['verify', '--json']))).toMatchObject({ ok: false, brokenAt: 2, why: 'unlinked' });
  });

  test('says what is wrong with a file that is none of ours, or not there', async () => {
    fs.writeFileSync(file('other.jsonl'), '{"hello":1}\n');
    expect(json(await cli(['verify', file('other.jsonl'), '--json']))).toMatchObject({
      error: { code: 'file-unreadable' },
    });
    expect(json(await cli(['verify', file('none.jsonl'), '--json']))).toMatchObject({
      error: { code: 'file-not-found' },
    });
  });
});
