import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#electron/db/migrations/index.ts';
import { openDatabase } from '#electron/db/open.ts';
import { copyOf, integrityOf, looked } from '#test/support/storage.ts';
import { NO_KEYCHAIN, runCli } from '#test/support/cli.ts';
import { NEXT, STEPS, withRows } from './storage-migrations.ts';

/**
 * S7, S8. A migration of a database with 10,000 customers that dies at each of its steps (real kill -9): the old schema
 * stays, whole, and a backup that can be read was there before the first change. A database of a newer build is left alone.
 * Shown by: npm run test:faults -- storage-migration
 */
const CHILD = fileURLToPath(new URL('./storage-migrations.ts', import.meta.url));
const ROWS = 10_000;

/** Each step in the long form; the first and one in the middle otherwise. */
const KILLED_BEFORE = process.env['FIELDPOST_LONG'] === '1' ? STEPS.map((_, index) => index + 1) : [1, 4];

let image: string;
beforeAll(() => {
  image = mkdtempSync(join(tmpdir(), 'fieldpost-migration-'));
  const db = openDatabase(join(image, 'fieldpost.db'), { migrations: MIGRATIONS });
  withRows(db, ROWS);
  db.close();
});
afterAll(() => rmSync(image, { recursive: true, force: true }));

let dir: string;
let file: string;
beforeEach(() => {
  dir = copyOf(image);
  file = join(dir, 'fieldpost.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const version = (of = file): number => looked(of, (db) => Number(db.pragma('user_version', { simple: true })));
const counts = (of = file): unknown =>
  looked(of, (db) =>
    db
      .prepare(
        'SELECT (SELECT count(*) FROM customers) AS c, (SELECT count(*) FROM deliveries) AS d, (SELECT count(*) FROM receipts) AS r',
      )
      .get(),
  );
const ALL = { c: ROWS, d: ROWS, r: ROWS };
const backups = (): string[] => readdirSync(join(dir, 'backups')).sort();
const OLD = MIGRATIONS.length;
const NEW = OLD + 1;

/** A process that migrates and is killed before its statement number `at` (from 1) of the migration, or not at all. */
async function migrateInChild(at: number): Promise<unknown> {
  const child = spawn(process.execPath, [CHILD, file, String(at)], { stdio: 'inherit' });
  const [code, signal] = await once(child, 'exit');
  return signal ?? code;
}

describe('a migration', () => {
  it('backs the database up first, and takes every row along', () => {
    const db = openDatabase(file, { migrations: [...MIGRATIONS, NEXT] });
    expect(db.prepare('SELECT count(*) AS n FROM customers WHERE note_length = 1').get()).toEqual({ n: ROWS });
    db.close();
    expect(version()).toBe(NEW);
    expect(counts()).toEqual(ALL);
    const [backup = ''] = backups();
    expect(backups()).toEqual([
      expect.stringMatching(new RegExp(`^fieldpost-v${OLD}-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.db$`)),
    ]);
    expect(version(join(dir, 'backups', backup))).toBe(OLD);
    expect(counts(join(dir, 'backups', backup))).toEqual(ALL);
    expect(integrityOf(join(dir, 'backups', backup))).toBe('ok');
  });

  it.each(KILLED_BEFORE)('killed before step %i: the old schema stays', async (at) => {
    expect(await migrateInChild(at)).toBe('SIGKILL');
    const copy = copyOf(dir);
    const db = openDatabase(join(copy, 'fieldpost.db'));
    expect(db.pragma('user_version', { simple: true })).toBe(OLD);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(
      db.prepare("SELECT count(*) AS n FROM pragma_table_info('customers') WHERE name = 'note_length'").get(),
    ).toEqual({ n: 0 });
    db.close();
    rmSync(copy, { recursive: true });
    expect(backups()).toHaveLength(1);
    expect(counts(join(dir, 'backups', backups()[0] ?? ''))).toEqual(ALL);
    expect(await migrateInChild(0)).toBe(0);
    expect(version()).toBe(NEW);
    expect(counts()).toEqual(ALL);
  });

  it('that has no room for the backup does not begin', () => {
    writeFileSync(join(dir, 'backups'), 'in the way');
    expect(() => openDatabase(file, { migrations: [...MIGRATIONS, NEXT] })).toThrow();
    expect(version()).toBe(OLD);
    rmSync(join(dir, 'backups'));
    openDatabase(file, { migrations: [...MIGRATIONS, NEXT] }).close();
    expect(version()).toBe(NEW);
  });

  it('that fails leaves the old schema, and keeps the last three backups', () => {
    for (let round = 0; round < 5; round += 1) {
      const wallMs = () => Date.UTC(2026, 0, 1 + round);
      expect(() => openDatabase(file, { migrations: [...MIGRATIONS, `${NEXT}; no SQL at all`], wallMs })).toThrow();
      expect(version()).toBe(OLD);
    }
    expect(backups()).toEqual(['03', '04', '05'].map((day) => `fieldpost-v${OLD}-2026-01-${day}T00-00-00Z.db`));
    expect(counts()).toEqual(ALL);
  });
});

describe('a database of a newer Fieldpost', () => {
  it('is explained by the command line with status 1, and no byte of its folder changes', async () => {
    const db = new Sqlite(file);
    db.pragma(`user_version = ${NEW}`);
    db.close();
    for (const side of ['-lock', '-stop']) rmSync(file + side);
    const before = readFileSync(file);
    const names = readdirSync(dir).sort();
    const capture = await runCli(NO_KEYCHAIN, ['--data-dir', dir, 'capture', '--json'], '{"fullName":"Baru"}\n');
    expect(capture).toMatchObject({ status: 1 });
    expect(JSON.parse(capture.stdout)).toMatchObject({ error: { code: 'database-newer' } });
    expect(capture.stderr).toContain('A newer Fieldpost wrote these data');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(
      readdirSync(dir)
        .filter((name) => name !== 'logs')
        .sort(),
    ).toEqual(names);
    expect(existsSync(join(dir, 'damaged'))).toBe(false);
  });
});
