import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '#electron/db/files.ts';

/** The private half while no keychain has taken it: nothing that was sealed may be lost when the process ends. */
export type PendingKey = { readonly keyId: string; readonly privateKey: string };

/** `profile-key.pending` in the data directory, readable by its owner only. Calls throw what the file system says. */
export type PendingKeyFile = {
  readonly read: () => PendingKey | undefined;
  /** Durable when it returns. */
  readonly write: (key: PendingKey) => void;
  /** Removes the file if it holds this key. */
  readonly remove: (keyId: string) => void;
};

export function createPendingKeyFile(dataDir: string): PendingKeyFile {
  const file = join(dataDir, 'profile-key.pending');
  const read = (): PendingKey | undefined => {
    const text = textOf(file);
    return text === undefined ? undefined : parse(text);
  };
  return {
    read,
    write: (key) => {
      // Set aside, never overwritten: it may be all that opens an older database.
      if (textOf(file) !== undefined) renameSync(file, `${file}.before-${key.keyId}`);
      const draft = `${file}.${key.keyId}`;
      writeDurably(draft, JSON.stringify(key));
      renameSync(draft, file);
      syncFolder(dataDir);
    },
    remove: (keyId) => {
      if (read()?.keyId !== keyId) return;
      rmSync(file, { force: true });
      syncFolder(dataDir);
    },
  };
}

const schema = z.object({ keyId: z.string().min(1), privateKey: z.string().min(1) });

function parse(text: string): PendingKey | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON: damaged, and the caller treats it as such
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
