// One set-up at a time for each user: a file that names its holder. A holder that no longer runs does not count.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './places.mjs';
import { say } from './run.mjs';

const lockFile = path.join(cacheDir, 'setup.lock');
const breakFile = `${lockFile}.breaking`;
const BREAKING_MAX_MS = 5_000;
const POLL_MS = 150;

/** Runs `work` while no other process of this user does set-up. */
export async function withSetupLock(work) {
  fs.mkdirSync(cacheDir, { recursive: true });
  let told = false;
  while (!tryCreate(lockFile, identity(process.pid))) {
    const holder = readOrUndefined(lockFile);
    if (holder !== undefined && !isAlive(holder)) breakLock();
    else if (!told) {
      told = true;
      say(`waiting for another set-up to finish (process ${holder?.split(' ')[0] ?? '?'})`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const release = () => fs.rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** Removes the lock of a dead holder. Only one process does this at a time, and it looks again first. */
function breakLock() {
  if (!tryCreate(breakFile, String(process.pid))) {
    const age = Date.now() - (fs.statSync(breakFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > BREAKING_MAX_MS) fs.rmSync(breakFile, { force: true });
    return;
  }
  const holder = readOrUndefined(lockFile);
  if (holder !== undefined && !isAlive(holder)) fs.rmSync(lockFile, { force: true });
  fs.rmSync(breakFile, { force: true });
}

function tryCreate(file, text) {
  // Written first and linked then, so that nobody ever reads a lock without its holder.
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, text);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function readOrUndefined(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A process id can be used again; with its start time it cannot. (Linux only; elsewhere the id must do.) */
function identity(pid) {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  const startTime = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  return `${pid} ${startTime}`;
}

function isAlive(holder) {
  const pid = Number(holder.split(' ')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return identity(pid) === holder;
}
