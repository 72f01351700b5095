import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite, { type Database } from 'better-sqlite3';
import { createCore, type FieldpostCore } from '#electron/core/create-core.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import type { MemoryVault } from './memory-vault.ts';

/** What breaks files, and what looks into them afterwards. */

const CHILD = fileURLToPath(new URL('../faults/storage-child.ts', import.meta.url));

export type Killed = {
  readonly dataDir: string;
  readonly vault: MemoryVault;
  /** Customers that the process saves, and the number of the first. */
  readonly count: number;
  readonly from: number;
  readonly sync?: boolean;
  readonly checkpoint?: boolean;
};

/** A process that has the database open and saves customers until it is killed: kill -9, so nothing is closed. */
export async function saveAndDie({
  dataDir,
  vault,
  count,
  from,
  sync = false,
  checkpoint = false,
}: Killed): Promise<void> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify({ dataDir, entries: [...vault.entries], count, from, sync, checkpoint }));
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(([code]) => Promise.reject(new Error(`the child ended with ${String(code)}`))),
  ]);
  child.kill('SIGKILL');
  await ended;
}

/** Brings everything from the log into the file, and leaves an empty log as a process does that is still there. */
export function emptyLog(file: string): void {
  const db = new Sqlite(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  writeFileSync(`${file}-wal`, '');
}

export type SmallDisk = {
  readonly dir: string;
  /** Leaves no room at all. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly remove: () => void;
};

/** A file system of `megabytes` that is all one's own (tmpfs); undefined where this user may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'fieldpost-disk-'));
  const filler = join(dir, 'filler');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'fieldpost-test', dir], { stdio: 'ignore' });
  } catch {
    rmSync(dir, { recursive: true });
    return undefined;
  }
  return {
    dir,
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync('umount', [dir]);
      rmSync(dir, { recursive: true });
    },
  };
}

/** Writes until the file system says that it is full. */
function fillUp(filler: string): void {
  const handle = openSync(filler, 'a');
  try {
    for (const size of [65_536, 4_096]) while (wrote(handle, size));
  } finally {
    closeSync(handle);
  }
}

function wrote(handle: number, size: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(size, 1)) === size;
  } catch {
    return false; // ENOSPC: that is what is wanted
  }
}

/** A copy of a data directory, file by file, in a folder of its own. */
export function copyOf(dataDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'fieldpost-copy-'));
  cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

export const databaseIn = (dataDir: string): string => join(dataDir, 'fieldpost.db');

/** The core on a data directory, with no vendor to reach. */
export function openCoreOn(dataDir: string, vault: MemoryVault, busyTimeoutMs?: number): FieldpostCore {
  return createCore({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    vault,
    transport: createNodeTransport({ clock: systemClock, userAgent: 'Fieldpost/test' }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    vendors: VENDORS,
    backoff: { baseMs: 20, capMs: 200 },
    ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }),
  });
}

/** Changes `count` bytes of a file from `offset` on (from its end when negative), so that none is what it was. */
export function flip(file: string, offset: number, count = 1): void {
  const handle = openSync(file, 'r+');
  const at = offset < 0 ? fstatSync(handle).size + offset : offset;
  const bytes = Buffer.alloc(count);
  readSync(handle, bytes, 0, count, at);
  writeSync(handle, Buffer.from(bytes.map((byte) => byte ^ 0xff)), 0, count, at);
  closeSync(handle);
}

export const PAGE = 4096;

/** Where the page `number` begins. */
export const pageAt = (number: number): number => (number - 1) * PAGE;

/** Where the first entry of a page that holds entries begins. */
export function firstCellOf(file: string, page: number): number {
  const bytes = readFileSync(file);
  return pageAt(page) + bytes.readUInt16BE(pageAt(page) + 8);
}

/** Pages of a table or index that hold entries, and its root; of a file that is whole. */
export function pagesOf(file: string, name: string): { readonly root: number; readonly leaves: readonly number[] } {
  return looked(file, (db) => ({
    root: Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)),
    leaves: db
      .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
      .pluck()
      .all(name) as number[],
  }));
}

/** Every row of every table that a person, a vendor or an auditor would miss. */
export function contentOf(file: string): Readonly<Record<string, readonly unknown[]>> {
  const tables = [
    'customers',
    'deliveries',
    'attempts',
    'attempt_deliveries',
    'receipts',
    'connections',
    'working_keys',
  ];
  const settings = "SELECT * FROM profile_settings WHERE key NOT LIKE 'notice.%' ORDER BY 1";
  return looked(file, (db) => ({
    ...Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()])),
    settings: db.prepare(settings).all(),
    key: db.prepare('SELECT * FROM profile_key').all(),
    deliveryTallies: db.prepare('SELECT * FROM delivery_tallies WHERE n > 0 ORDER BY 1, 2, 3').all(),
    customerTallies: db.prepare('SELECT * FROM customer_tallies WHERE n > 0 ORDER BY 1').all(),
  }));
}

/** What SQLite says of the file: `ok`, or what is wrong with it. */
export function integrityOf(file: string): unknown {
  return looked(file, (db) => db.pragma('integrity_check', { simple: true }));
}

/** Looks into a database and leaves it as it is. */
export function looked<T>(file: string, look: (db: Database) => T): T {
  const db = new Sqlite(file, { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}
