import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { bytesOf, syncFolder, walOf } from './files.ts';

/**
 * How the last process left the database, from a small file beside it:
 * clean     it was closed in good order and nothing has touched it since
 * broken    the process ended while it had it open (kill, crash, power cut)
 * replaced  it was closed in good order, and something else has changed or replaced the file since
 * unknown   there is no note: the database of an older Fieldpost, or none yet
 */
export type LastStop = 'clean' | 'broken' | 'replaced' | 'unknown';

export function lastStop(file: string): LastStop {
  if (!existsSync(noteOf(file))) return 'unknown';
  const note = readFileSync(noteOf(file), 'utf8').trim();
  if (note === OPEN) return 'broken';
  return note === stateOf(file) && bytesOf(walOf(file)) === 0 ? 'clean' : 'replaced';
}

/** Durable: whatever ends this process now, the next one finds `broken`. Called when the log lies beside the database. */
export function noteOpen(file: string): void {
  write(file, OPEN);
}

/** After the close. A log that is still there (another connection, a full disk) means that it was not one. */
export function noteStop(file: string): void {
  if (!existsSync(walOf(file))) write(file, stateOf(file));
}

const noteOf = (file: string): string => `${file}-stop`;
const OPEN = 'open';
/** Always of one length and written in place: a full disk still takes it. */
const NOTE_BYTES = 64;

function write(file: string, text: string): void {
  const note = noteOf(file);
  const isNew = !existsSync(note);
  const handle = openSync(note, isNew ? 'w' : 'r+', 0o600);
  try {
    writeSync(handle, text.padEnd(NOTE_BYTES), 0, 'utf8');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(dirname(note));
}

/** Size and time of change: a silent change of the same file is not seen, but every other program leaves these. */
function stateOf(file: string): string {
  if (!existsSync(file)) return 'gone';
  const { size, mtimeMs } = statSync(file);
  return `${size} ${Math.round(mtimeMs)}`;
}
