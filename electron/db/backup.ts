import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { crashPoint } from '#electron/crash-point.ts';
import { damageOf } from './check.ts';
import { freeName, stampOf, syncFile, syncFolder } from './files.ts';

const KEPT = 3;
const NAME = /^fieldpost-v(\d+)-.*\.db$/;

/**
 * Copies the database to `backups/fieldpost-v<version>-<time>.db` in its directory: written, synced, opened again and
 * checked, and only then given its name. The newest three are kept. Throws when there is no room for it.
 */
export function backUp(db: Database, file: string, version: number, wallMs: number): void {
  const folder = backupsOf(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, 'fieldpost.part');
  rmSync(part, { force: true });
  db.prepare('VACUUM INTO ?').run(part);
  syncFile(part);
  crashPoint('inside-backup');
  const damage = damageOf(part);
  if (damage !== undefined) throw new Error(`the backup cannot be read: ${damage}`);
  renameSync(part, freeName(join(folder, `fieldpost-v${version}-${stampOf(wallMs)}`), '.db'));
  syncFolder(folder);
  for (const old of listBackups(file).slice(KEPT)) rmSync(old.file);
}

export type Backup = { readonly file: string; readonly version: number };

/** The newest first. */
export function listBackups(file: string): readonly Backup[] {
  const folder = backupsOf(file);
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).flatMap((name) => {
    const version = NAME.exec(name)?.[1];
    return version === undefined ? [] : [{ name, file: join(folder, name), version: Number(version) }];
  });
  const timeOf = (name: string): string => name.replace(/^fieldpost-v\d+-|\.db$/g, '');
  return found.sort((a, b) => (timeOf(a.name) < timeOf(b.name) ? 1 : -1));
}

const backupsOf = (file: string): string => join(dirname(file), 'backups');
