import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { Answer } from '#electron/core.ts';
import { CUSTOMER_FIELDS } from '#shared/domain/customer.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import { restored, splitList } from '#electron/customers/csv-cells.ts';
import type { ImportSource, SourceRow } from './source.ts';

/**
 * CSV with the header names of contracts.md §1. Takes a byte order mark, quotes, breaks within quotes, any line ending,
 * and comma, semicolon or tab between cells (whichever the header uses: spreadsheets write what the locale says).
 * Problem: `header-unknown` with the column's name, for a column that is none of ours or is there twice.
 */
export async function readCsv(file: string): Promise<Answer<ImportSource>> {
  const delimiter = await delimiterOf(file);
  const skipped: SourceRow[] = [];
  const parser = parse({
    ...CSV_OPTIONS,
    delimiter,
    on_skip: (failure, raw) =>
      void skipped.push({ line: lineOf(failure), original: [raw ?? ''], input: { ok: false, problem: MALFORMED } }),
  });
  // What goes wrong while reading reaches the loop over the parser.
  pipeline(createReadStream(file, { highWaterMark: CHUNK_BYTES }), parser, () => undefined);
  const records = recordsOf(parser);
  const first = await records.next();
  const header = first.done === true ? [] : first.value.record.map((name) => name.trim());
  const unknown = header.find((name, at) => !isColumn(name) || (name !== '' && header.indexOf(name) !== at));
  if (unknown !== undefined) {
    parser.destroy();
    return err([problem('header-unknown', { field: unknown })]);
  }
  return ok({ kind: 'csv', header, rows: rowsOf(records, header, skipped), bytes: () => parser.info.bytes });
}

/** A customer has at most about 150,000 characters (shared/domain/customer.ts); beyond that a quote was never closed. */
const MAX_RECORD_CHARS = 1_000_000;

/** Of csv-parse, for whatever spreadsheets write. */
export const CSV_OPTIONS = {
  bom: true,
  info: true,
  max_record_size: MAX_RECORD_CHARS,
  // Else a skipped row would not say what it was.
  raw: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
};

/** The parser takes a chunk in one go, so a small one. */
const CHUNK_BYTES = 8 * 1024;

const MALFORMED = problem('row-malformed');

/** Columns that the file of rows that were not imported has in addition: it can be corrected and imported again. */
export const ERROR_COLUMNS = ['error.line', 'error.code', 'error.field', 'error.message'] as const;

/** Of a row that the parser could not read; 0 where it does not say. */
export function lineOf(failure: Readonly<Record<string, unknown>> | undefined): number {
  const line = failure?.['lines'];
  return typeof line === 'number' ? line : 0;
}

const CUSTOM = 'custom.';

function isColumn(name: string): boolean {
  const plain = [...CUSTOMER_FIELDS.filter((field) => field !== 'customFields'), 'connections', '', ...ERROR_COLUMNS];
  return plain.some((known) => known === name) || (name.startsWith(CUSTOM) && name.length > CUSTOM.length);
}

/** What the parser gives for a row under CSV_OPTIONS. */
export const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

async function* recordsOf(parser: AsyncIterable<unknown>) {
  for await (const record of parser) yield recordSchema.parse(record);
}

type Records = AsyncGenerator<z.infer<typeof recordSchema>>;

async function* rowsOf(records: Records, header: readonly string[], skipped: SourceRow[]): AsyncGenerator<SourceRow> {
  for await (const { record, info } of records) {
    yield* before(info.lines, skipped);
    if (record.every((cell) => cell.trim() === '')) continue;
    // A cell without a column has a meaning that we do not know; it is not dropped.
    const stray = record.some((cell, at) => cell.trim() !== '' && (header[at] ?? '') === '');
    const input: SourceRow['input'] = stray
      ? { ok: false, problem: MALFORMED }
      : { ok: true, value: inputOf(record, header) };
    yield { line: info.lines, original: record, input };
  }
  yield* skipped.splice(0);
}

/** The parser reads ahead: what it could not read is told in its place. */
function* before(line: number, skipped: SourceRow[]): Generator<SourceRow> {
  const count = skipped.findIndex((row) => row.line >= line);
  yield* skipped.splice(0, count === -1 ? skipped.length : count);
}

/** A row as the canonical input: an empty cell is a value that is not given. */
function inputOf(record: readonly string[], header: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const customFields: [string, string][] = [];
  header.forEach((name, at) => {
    const cell = restored((record[at] ?? '').trim());
    if (cell === '' || ERROR_COLUMNS.some((column) => column === name)) return;
    if (name.startsWith(CUSTOM)) customFields.push([name.slice(CUSTOM.length), cell]);
    else input[name] = valueOf(name, cell);
  });
  return customFields.length === 0 ? input : { ...input, customFields: Object.fromEntries(customFields) };
}

function valueOf(name: string, cell: string): unknown {
  if (name === 'tags' || name === 'connections') return splitList(cell);
  // A decimal comma is what spreadsheets write in Indonesia and Vietnam. Anything else is left for the schema to refuse.
  const number = /^[+-]?\d+(?:[.,]\d+)?$/.test(cell) && (name === 'latitude' || name === 'longitude');
  return number ? Number(cell.replace(',', '.')) : cell;
}

/** What stands between the cells, going by the first line. */
export function delimiterIn(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string): number => line.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return delimiterIn(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

const HEADER_BYTES = 64 * 1024;
