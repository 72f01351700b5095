import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { backUp } from './backup.ts';
import { damageOf, isDamage, versionInHeader } from './check.ts';
import { connect, openCopyInMemory, type Database } from './connect.ts';
import { bytesOf, walOf } from './files.ts';
import { enterGate, type Gate } from './gate.ts';
import { migrate, newerError } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { keepNotice } from './notice.ts';
import { finishRecovery, recover } from './recover.ts';
import { putAllInDoubt } from './salvage-doubts.ts';
import { lastStop, noteOpen, noteStop } from './stop-note.ts';
import { isSuspect } from './suspects.ts';

export type { Database } from './connect.ts';

/** The database of a data directory. Closing it notes the clean stop. */
export type OpenedDatabase = Database & {
  /** Neither captures nor sends: the folder or the file does not take anything. */
  readonly isReadOnly: boolean;
  /** This very opening found damage, or an older file in the place of the one that was left. */
  readonly isNews: boolean;
};

export type OpenOptions = {
  /** How long a statement may hold up the thread while another process writes (app and command line on one directory), ms. */
  readonly busyTimeoutMs?: number;
  readonly wallMs?: () => number;
  readonly uuid?: () => string;
  /** The steps of the schema; tests add one. */
  readonly migrations?: readonly string[];
};

type Opening = Required<OpenOptions>;

/** Also while opening, whatever comes later: there is no window yet that could stand still. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database of a data directory and brings its schema up to date, with a backup first. After a stop that was not
 * clean the file is checked; a damaged one is set aside and salvaged (recover.ts), and `readNotice` says so. Where nothing
 * can be written it is read-only. Two processes may have it open at once (gate.ts).
 * Throws DatabaseNewerError (nothing is touched), or better-sqlite3's SqliteError (disk full, busy, unreadable).
 */
export function openDatabase(file: string, options: OpenOptions = {}): OpenedDatabase {
  const opening: Opening = {
    busyTimeoutMs: BUSY_TIMEOUT_MS,
    wallMs: Date.now,
    uuid: randomUUID,
    migrations: MIGRATIONS,
    ...options,
  };
  if (file === ':memory:') return opened(ready(file, opening), NOTHING, () => undefined);
  const version = versionInHeader(file) ?? 0;
  if (version > opening.migrations.length) throw newerError(version, opening.migrations.length);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    return openBehindGate(file, opening);
  } catch (error) {
    const copy = isUnwritable(error) ? copyInMemory(file, opening) : undefined;
    if (copy === undefined) throw error;
    return opened(copy, { isReadOnly: true, isNews: true }, () => undefined);
  }
}

const isUnwritable = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ROFS|ACCES|PERM)$/.test(String(error.code));

const copyInMemory = (file: string, { migrations }: Opening): Database | undefined =>
  openCopyInMemory(file, (db) => migrate(db, { migrations }));

function openBehindGate(file: string, opening: Opening): OpenedDatabase {
  const gate = enterGate(`${file}-lock`);
  try {
    const { db, isNews } = gate.alone ? openAlone(file, opening) : { db: ready(file, opening), isNews: false };
    gate.share();
    const readOnly = isReadOnly(db);
    return opened(db, { isReadOnly: readOnly, isNews: isNews || readOnly }, (isSound) =>
      leaveGate(gate, file, isSound),
    );
  } catch (error) {
    gate.leave(() => undefined);
    throw error;
  }
}

/** Without the note, the next start only looks longer: it is not worth failing for. */
function leaveGate(gate: Gate, file: string, isSound: boolean): void {
  try {
    gate.leave(() => (isSound ? noteStop(file) : undefined));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

type Facts = Pick<OpenedDatabase, 'isReadOnly' | 'isNews'>;

const NOTHING: Facts = { isReadOnly: false, isNews: false };

function opened(db: Database, facts: Facts, leave: (isSound: boolean) => void): OpenedDatabase {
  const close = db.close.bind(db);
  return Object.assign(db, {
    ...facts,
    close: (): Database => {
      if (!db.open) return db;
      close();
      leave(!isSuspect(db));
      return db;
    },
  });
}

function ready(file: string, { busyTimeoutMs, migrations, wallMs }: Opening): Database {
  const db = connect(file, BUSY_TIMEOUT_MS);
  try {
    migrate(db, { migrations, beforeChange: (version) => backUp(db, file, version, wallMs()) });
    db.pragma(`busy_timeout = ${busyTimeoutMs}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Nobody else has it open, and nobody can open it now. */
function openAlone(file: string, opening: Opening): { readonly db: Database; readonly isNews: boolean } {
  const wallMs = opening.wallMs();
  // What the note says is about the file that was set aside.
  const stop = finishRecovery(file, wallMs) ? 'unknown' : lastStop(file);
  const isOld = stop === 'replaced' || (stop === 'broken' && !existsSync(walOf(file)));
  const setAside = (): void => recover(file, { ...opening, wallMs, stop });
  let isSalvaged = stop !== 'clean' && damageOf(file) !== undefined;
  if (isSalvaged) setAside();
  let db: Database;
  try {
    db = readyOrNothing(file, opening);
  } catch (error) {
    if (isSalvaged || !isDamage(error)) throw error;
    isSalvaged = true;
    setAside();
    db = ready(file, opening);
  }
  const isDoubtful = isOld && !isSalvaged && doubtOpen(db, wallMs);
  if (!isReadOnly(db)) noteOpen(file);
  return { db, isNews: isSalvaged || isDoubtful };
}

/** A database that could not be begun leaves no empty file behind, which the next start would take for damage. */
function readyOrNothing(file: string, opening: Opening): Database {
  const isNew = !existsSync(file);
  try {
    return ready(file, opening);
  } catch (error) {
    if (isNew && bytesOf(file) === 0) rmSync(file, { force: true });
    throw error;
  }
}

/** What was sent after this state of the file is not in it. False when nothing was open. */
function doubtOpen(db: Database, wallMs: number): boolean {
  const doubt = db.transaction(() => {
    const uncertain = putAllInDoubt(db, wallMs);
    if (uncertain > 0) keepNotice(db, { kind: 'older', uncertain });
    return uncertain > 0;
  });
  return doubt.immediate();
}

/** Asked by a write that is taken back: of a file it cannot write, SQLite makes BEGIN IMMEDIATE a mere reading without a word. */
function isReadOnly(db: Database): boolean {
  const version = db.pragma('user_version', { simple: true });
  try {
    db.exec('BEGIN IMMEDIATE');
    db.pragma(`user_version = ${Number(version)}`);
    return false;
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return error.code.startsWith('SQLITE_READONLY');
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}
