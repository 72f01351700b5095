import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Answer } from '#electron/core.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

/** One row of a file, as it came and as parseCustomer takes it. */
export type SourceRow = {
  /** Of the file, from 1; of a row over several lines the last one. */
  readonly line: number;
  /** For the file of rows that were not imported: cells of a CSV row, or the text of a JSON line. */
  readonly original: readonly string[] | string;
  /** `ok: false` when the row cannot even be read. */
  readonly input: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };
};

/** A file that can be read from its beginning; nothing was imported yet. */
export type ImportSource = {
  readonly kind: 'csv' | 'jsonl';
  /** Column names of a CSV file; empty for JSON lines. */
  readonly header: readonly string[];
  readonly rows: AsyncIterable<SourceRow>;
  /** Bytes read so far. */
  readonly bytes: () => number;
};

/**
 * Size of the file in bytes, and the SHA-256 of its content in hex. Problems: `file-not-found`, `file-unreadable` (not a file, no permission, not UTF-8).
 * Reads it once, so that a file in another encoding is refused as a whole rather than saved with broken names.
 */
export async function inspectFile(file: string): Promise<Answer<{ totalBytes: number; sha256: string }>> {
  try {
    const hash = createHash('sha256');
    const { size } = await stat(file);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of createReadStream(file)) {
      const bytes = bytesOf(chunk);
      decoder.decode(bytes, { stream: true });
      hash.update(bytes);
    }
    decoder.decode();
    return ok({ totalBytes: size, sha256: hash.digest('hex') });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return err([problem(missing ? 'file-not-found' : 'file-unreadable')]);
  }
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('a stream without an encoding gives bytes');
}
