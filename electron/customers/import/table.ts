import { Readable } from 'node:stream';
import { extname } from 'node:path';
import { parse } from 'csv-parse';
import type { Answer } from '#electron/core.ts';
import { sleep, type Clock } from '#electron/effects.ts';
import { isHeaderRow } from '#shared/domain/import-guess.ts';
import { MAX_IMPORT_ROWS } from '#shared/domain/import.ts';
import { problem } from '#shared/domain/problem.ts';
import { readVCard, splitVCards } from '#shared/domain/vcard.ts';
import { err, ok } from '#shared/result.ts';
import { CSV_OPTIONS, delimiterIn, lineOf, recordSchema } from './csv.ts';
import type { ReadSheet } from './sheet.ts';

export type TableRow = {
  /** Of the file, from 1; of a vCard file its number among the cards. */
  readonly line: number;
  readonly cells: readonly string[];
  /** It could not be taken apart; its text stands in the first cell. */
  readonly isBroken: boolean;
};

/** A whole file as a table, whatever it was. */
export type ImportTable = {
  readonly kind: 'csv' | 'xlsx' | 'vcf';
  /** Of a workbook. */
  readonly sheet?: string;
  /** Empty where the file names no columns. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
};

export type TableDeps = { readonly clock: Clock; readonly readSheet: ReadSheet };

/**
 * Reads a file by its ending (.csv, .txt, .tsv, .xlsx, .vcf) and content, in slices. Empty rows are none.
 * Problems: `file-unreadable` (not UTF-8 or UTF-16, not a workbook, another ending), `file-empty`, `file-too-large`.
 */
export async function readTable(deps: TableDeps, name: string, bytes: Uint8Array): Promise<Answer<ImportTable>> {
  const table = await tableOf(deps, extname(name).toLowerCase(), bytes);
  if (table === undefined) return err([problem('file-unreadable')]);
  if (table.rows.length === 0) return err([problem('file-empty')]);
  if (table.rows.length > MAX_IMPORT_ROWS)
    return err([problem('file-too-large', { params: { limit: MAX_IMPORT_ROWS } })]);
  return ok(table);
}

async function tableOf(deps: TableDeps, ending: string, bytes: Uint8Array): Promise<ImportTable | undefined> {
  if (isZip(bytes)) return ending === '.xlsx' || ending === '.xlsm' ? workbook(deps, bytes) : undefined;
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  if (/^\s*BEGIN:VCARD/i.test(text)) return cards(deps, text);
  if (!['.csv', '.tsv', '.txt'].includes(ending)) return undefined;
  return { kind: 'csv', ...headed(await csvRows(deps, text)) };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function textOf(bytes: Uint8Array): string | undefined {
  // Excel's "Unicode text" begins with this mark.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function workbook({ readSheet }: TableDeps, bytes: Uint8Array): Promise<ImportTable | undefined> {
  try {
    const { name, rows } = await readSheet(bytes);
    const numbered = rows.map((cells, at) => ({ line: at + 1, cells, isBroken: false }));
    return { kind: 'xlsx', sheet: name, ...headed(numbered) };
  } catch {
    return undefined; // broken, protected by a password, or larger than there is memory for
  }
}

function headed(rows: readonly TableRow[]): Pick<ImportTable, 'header' | 'rows'> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  const width = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const isHeader = first !== undefined && !first.isBroken && isHeaderRow(first.cells);
  const header = Array.from({ length: width }, (_, at) => (isHeader ? (first.cells[at] ?? '').trim() : ''));
  return { header, rows: isHeader ? filled.slice(1) : filled };
}

/** Characters that the parser takes in one go: a few milliseconds. */
const CHUNK = 8 * 1024;

async function csvRows({ clock }: TableDeps, text: string): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  const broken = (line: number, raw: string): number => rows.push({ line, cells: [raw], isBroken: true });
  const parser = parse({
    ...CSV_OPTIONS,
    delimiter: delimiterIn(text),
    on_skip: (failure, raw) => void broken(lineOf(failure), raw ?? ''),
  });
  Readable.from(chunksOf(text)).pipe(parser);
  let count = 0;
  for await (const item of parser) {
    const { record, info } = recordSchema.parse(item);
    rows.push({ line: info.lines, cells: record, isBroken: false });
    if (rows.length > MAX_IMPORT_ROWS + 1) break;
    if ((count += 1) % 200 === 0) await sleep(clock, 0);
  }
  return rows.sort((one, other) => one.line - other.line);
}

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

/** Columns of contacts, in the order of the form. */
const CARD_FIELDS = [
  'fullName',
  'whatsapp',
  'phone',
  'email',
  'company',
  'jobTitle',
  'street',
  'city',
  'postalCode',
  'country',
  'birthday',
  'gender',
  'notes',
] as const;

async function cards({ clock }: TableDeps, text: string): Promise<ImportTable> {
  const rows: TableRow[] = [];
  for (const [at, card] of splitVCards(text).entries()) {
    const read = readVCard(card);
    rows.push(
      read === undefined
        ? { line: at + 1, cells: [card], isBroken: true }
        : {
            line: at + 1,
            cells: [...CARD_FIELDS.map((field) => read.texts[field] ?? ''), read.tags.join(';')],
            isBroken: false,
          },
    );
    if (at % 200 === 199) await sleep(clock, 0);
  }
  return { kind: 'vcf', header: [...CARD_FIELDS, 'tags'], rows };
}
