import { HEADER_BYTES, type Pages } from './pages.ts';

/** A value as SQLite stores it. Whole numbers beyond 2^53 do not occur in this schema and read as damaged. */
export type StoredValue = null | number | string | Buffer;

/** A row as it lies in a page. `rowid`: undefined in the tree of an index or of a table WITHOUT ROWID. */
export type StoredRecord = { readonly rowid: number | undefined; readonly values: readonly StoredValue[] };

/**
 * Every record of every b-tree page, whether or not a path leads to it from a root: a damaged root, interior page or
 * schema loses no row of the others. What does not decode is left out. Freed pages hold nothing (secure_delete).
 * Format: https://www.sqlite.org/fileformat.html §1.6 and §2.1.
 */
export function* recordsOf(pages: Pages): Generator<StoredRecord> {
  for (let number = 1; number <= pages.count; number += 1) {
    const page = pages.read(number);
    if (page !== undefined) yield* recordsOfPage(pages, page, number === 1 ? HEADER_BYTES : 0);
  }
}

const INDEX_INTERIOR = 0x02;
const INDEX_LEAF = 0x0a;
const TABLE_LEAF = 0x0d;

function* recordsOfPage(pages: Pages, page: Buffer, start: number): Generator<StoredRecord> {
  const kind = kindOf(page[start]);
  if (kind === undefined) return;
  const pointers = start + (kind === INDEX_INTERIOR ? 12 : 8);
  const cells = page.readUInt16BE(start + 3);
  for (let cell = 0; cell < cells && pointers + cell * 2 + 2 <= page.length; cell += 1) {
    const record = recordAt(pages, page, page.readUInt16BE(pointers + cell * 2), kind);
    if (record !== undefined) yield record;
  }
}

/** Overflow pages and free ones begin with 0. Any other byte that names no kind was one before it was damaged: of rows, if of any. */
function kindOf(byte: number | undefined): number | undefined {
  if (byte === undefined || byte === 0) return undefined;
  return byte === INDEX_LEAF || byte === INDEX_INTERIOR ? byte : TABLE_LEAF;
}

function recordAt(pages: Pages, page: Buffer, start: number, kind: number): StoredRecord | undefined {
  const size = varint(page, start + (kind === INDEX_INTERIOR ? 4 : 0));
  if (size === undefined) return undefined;
  const rowid = kind === TABLE_LEAF ? varint(page, size.end) : undefined;
  if (kind === TABLE_LEAF && rowid === undefined) return undefined;
  const payload = payloadAt(pages, page, (rowid ?? size).end, size.value, kind);
  const values = payload === undefined ? undefined : decode(payload);
  return values === undefined ? undefined : { rowid: rowid?.value, values };
}

/** No row of this schema is longer: a length beyond it is a damaged one. */
const LONGEST_PAYLOAD = 64 * 1024 * 1024;

function payloadAt(pages: Pages, page: Buffer, start: number, bytes: number, kind: number): Buffer | undefined {
  if (bytes > LONGEST_PAYLOAD) return undefined;
  const usable = pages.size;
  const most = kind === TABLE_LEAF ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (bytes <= most) return start + bytes <= page.length ? page.subarray(start, start + bytes) : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wished = least + ((bytes - least) % (usable - 4));
  const local = wished <= most ? wished : least;
  if (start + local + 4 > page.length) return undefined;
  const parts = [page.subarray(start, start + local)];
  let next = page.readUInt32BE(start + local);
  for (let left = bytes - local; left > 0; left -= usable - 4) {
    const overflow = next === 0 ? undefined : pages.read(next);
    if (overflow === undefined) return undefined;
    parts.push(overflow.subarray(4, 4 + Math.min(left, usable - 4)));
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function decode(payload: Buffer): readonly StoredValue[] | undefined {
  const head = varint(payload, 0);
  if (head === undefined || head.value > payload.length) return undefined;
  const values: StoredValue[] = [];
  let body = head.value;
  for (let at = head.end; at < head.value;) {
    const type = varint(payload, at);
    if (type === undefined) return undefined;
    const bytes = bytesOf(type.value);
    if (bytes === undefined || body + bytes > payload.length) return undefined;
    const value = valueOf(type.value, payload.subarray(body, body + bytes));
    if (value === undefined) return undefined;
    values.push(value);
    body += bytes;
    at = type.end;
  }
  return body === payload.length ? values : undefined;
}

/** Bytes of a value by its serial type; undefined for the types that SQLite reserves. */
function bytesOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type];
}

function valueOf(type: number, bytes: Buffer): StoredValue | undefined {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 8 && type <= 9) return type - 8;
  if (type === 6) {
    const value = Number(bytes.readBigInt64BE(0));
    return Number.isSafeInteger(value) ? value : undefined;
  }
  if (type < 7) return bytes.readIntBE(0, bytes.length);
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8');
}

type Varint = { readonly value: number; readonly end: number };

/** SQLite's big-endian integer of 1–9 bytes. Those of nine bytes are lengths and row numbers beyond reason: damaged. */
function varint(bytes: Buffer, start: number): Varint | undefined {
  let value = 0;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: at + 1 } : undefined;
  }
  return undefined;
}
