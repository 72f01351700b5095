import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { listBackups } from './backup.ts';
import { damageOf, versionInHeader } from './check.ts';
import { connect } from './connect.ts';
import { bytesOf, setAside, syncFile, syncFolder, walOf } from './files.ts';
import { migrate } from './migrate.ts';
import { keepNotice } from './notice.ts';
import { salvage, type SalvageSource } from './salvage.ts';
import type { LastStop } from './stop-note.ts';

export type RecoverOptions = {
  readonly migrations: readonly string[];
  readonly wallMs: number;
  readonly uuid: () => string;
  readonly stop: LastStop;
};

/**
 * Puts a fresh database with everything readable in the place of a damaged one. The damaged one lies, as it was, in
 * `damaged/<time>/`. Whatever ends the process on the way: the next start begins anew or finishes it, and no step deletes
 * what is not a copy. Only for a process that is alone with the file. Throws when there is no room for it.
 */
export function recover(file: string, options: RecoverOptions): void {
  const draft = `${file}-salvaging`;
  const copy = `${file}-copy`;
  dropCopies(file);
  const known = options.migrations.length;
  const version = versionInHeader(file) ?? 0;
  const migrations = options.migrations.slice(0, version > 0 && version <= known ? version : known);
  const target = connect(draft, 0);
  try {
    // Synced once, at its end: whatever breaks it off begins anew. In kibibytes, for indexes that are filled in any order.
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -256000']) target.pragma(pragma);
    migrate(target, { migrations });
    const sources = sourcesOf(file, copy, migrations, options);
    const salvaged = salvage(target, sources, options);
    keepNotice(target, { kind: 'salvaged', ...salvaged, folder: join(dirname(file), 'damaged') });
  } finally {
    target.close();
  }
  syncFile(draft);
  renameSync(draft, salvagedOf(file));
  syncFolder(dirname(file));
  finishRecovery(file, options.wallMs);
  dropCopies(file);
}

/**
 * The last steps, also of a recovery that was cut off there: set the damaged file aside, put the new one in its place.
 * False when there was none to finish.
 */
export function finishRecovery(file: string, wallMs: number): boolean {
  if (!existsSync(salvagedOf(file))) return false;
  if (existsSync(file) || existsSync(walOf(file))) setAside(file, wallMs);
  renameSync(salvagedOf(file), file);
  syncFolder(dirname(file));
  return true;
}

const salvagedOf = (file: string): string => `${file}-salvaged`;

function dropCopies(file: string): void {
  for (const made of [`${file}-salvaging`, `${file}-copy`])
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(made + side, { force: true });
}

/** The file with its log; the file alone where that is whole and the log a foreign one; the newest good backup. */
function sourcesOf(
  file: string,
  copy: string,
  migrations: readonly string[],
  { stop }: RecoverOptions,
): readonly SalvageSource[] {
  const wal = walOf(file);
  const isForeign = bytesOf(wal) > 0 && existsSync(file) && isWholeAlone(file, copy);
  const isOld = isForeign || stop === 'replaced' || (stop === 'broken' && !existsSync(wal));
  const backup = backupCopy(file, copy, migrations);
  return [
    { file, wal, isOld },
    ...(isForeign ? [{ file, wal: undefined, isOld }] : []),
    ...(backup === undefined ? [] : [{ file: backup, wal: undefined, isOld: true }]),
  ];
}

function isWholeAlone(file: string, copy: string): boolean {
  copyFileSync(file, copy);
  const damage = damageOf(copy);
  for (const side of ['', '-wal', '-shm']) rmSync(copy + side, { force: true });
  return damage === undefined;
}

/** A copy of the newest backup that can be read, at the version of the salvage; undefined when there is none. */
function backupCopy(file: string, copy: string, migrations: readonly string[]): string | undefined {
  const found = listBackups(file).find((one) => one.version <= migrations.length && damageOf(one.file) === undefined);
  if (found === undefined) return undefined;
  copyFileSync(found.file, copy);
  const db: Database = connect(copy, 0);
  try {
    migrate(db, { migrations });
  } finally {
    db.close();
  }
  return copy;
}
