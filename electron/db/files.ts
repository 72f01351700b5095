import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of a database and their places in the data directory. */

/** What SQLite keeps beside a database: the write-ahead log and its index. */
export const walOf = (file: string): string => `${file}-wal`;
const shmOf = (file: string): string => `${file}-shm`;

/** Bytes of a file; 0 when there is none. */
export function bytesOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/**
 * Moves a damaged database with its side files to `damaged/<time>/` in its directory, as they are. Answers the folder.
 * @param wallMs the time in its name
 */
export function setAside(file: string, wallMs: number): string {
  const parent = join(dirname(file), 'damaged');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const folder = freeName(join(parent, stampOf(wallMs)));
  mkdirSync(folder, { mode: 0o700 });
  // The log goes first: a database that lost only its log is older, one beside a foreign log is torn.
  for (const from of [walOf(file), shmOf(file), file]) {
    if (existsSync(from)) renameSync(from, join(folder, basename(from)));
  }
  for (const changed of [folder, parent, dirname(file)]) syncFolder(changed);
  return folder;
}

/** `2026-11-22T16-13-08Z`: sorts by time, and every file system takes it. */
export function stampOf(wallMs: number): string {
  return new Date(wallMs).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}

/** The name, or the first of `name-2`, `name-3`… that is free: two things may happen in one second. */
export function freeName(name: string, ending = ''): string {
  for (let count = 1; ; count += 1) {
    const candidate = `${count === 1 ? name : `${name}-${count}`}${ending}`;
    if (!existsSync(candidate)) return candidate;
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So that names survive a power cut, too. Windows has no such call for folders and keeps names by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
