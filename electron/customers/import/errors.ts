import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Problem } from '#shared/domain/problem.ts';
import { ERROR_COLUMNS } from './csv.ts';
import type { ImportSource, SourceRow } from './source.ts';

/** `NAME.errors.csv` or `NAME.errors.jsonl` beside the input: rows that were not imported, as they came, with the reason. */
export type ErrorsFile = {
  readonly add: (row: SourceRow, found: Problem) => void;
  /** The file's path, or null when there was nothing to say: then there is no file. */
  readonly close: () => string | null;
};

/** Made before the first row is imported, so that no row can be refused without a place to say it. Throws what the disk says. */
export function createErrorsFile(
  input: string,
  source: Pick<ImportSource, 'kind' | 'header'>,
  sentence: (found: Problem) => string,
): ErrorsFile {
  const file = join(dirname(input), `${basename(input, extname(input))}.errors.${source.kind}`);
  const handle = openSync(file, 'w', 0o600);
  const header = source.header.filter((name) => !ERROR_COLUMNS.some((column) => column === name));
  let rows = 0;
  let closed = false;
  if (source.kind === 'csv') writeSync(handle, stringify([[...header, ...ERROR_COLUMNS]]));
  return {
    add: (row, found) => {
      rows += 1;
      const error = { line: row.line, code: found.code, field: found.field ?? '', message: sentence(found) };
      writeSync(
        handle,
        typeof row.original === 'string' ? jsonLine(row.original, error) : csvLine(row.original, error),
      );
    },
    close: () => {
      if (!closed) closeSync(handle);
      closed = true;
      if (rows > 0) return file;
      rmSync(file, { force: true });
      return null;
    },
  };

  function csvLine(cells: readonly string[], error: Reason): string {
    const own = source.header.flatMap((name, at) => (header.includes(name) ? [cells[at] ?? ''] : []));
    // A row that could not be taken apart stands as it is in the first cell.
    const shown = cells.length > source.header.length ? [cells.join(','), ...own.slice(1).map(() => '')] : own;
    return stringify([[...shown, String(error.line), error.code, error.field, error.message]]);
  }
}

type Reason = { readonly line: number; readonly code: string; readonly field: string; readonly message: string };

function jsonLine(text: string, error: Reason): string {
  return `${JSON.stringify({ ...objectOf(text), error })}\n`;
}

/** A line that is no object is kept as a text. */
function objectOf(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // not JSON at all: the same
  }
  return { input: text };
}
