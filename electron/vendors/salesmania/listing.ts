import { z } from 'zod';
import type { SalesmaniaRecord } from './customer.ts';
import { lookupOf, readAnswer } from '../classify.ts';
import type { LookupAnswer } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { problem } from '#shared/domain/problem.ts';

// "Get customers" exists; its path, filters, paging and reply are not documented (vendors/salesmania.md §7). So the
// reader is made for doubt: our number in any row is proof that the customer is there; its absence is proof only when
// the whole list was read, by the list's own count, and the list is one that prints such numbers at all.

const VENDOR = 'SalesMania';

/** Rows asked for at a time. */
const PAGE_ROWS = 100;

const cursorSchema = z.object({
  page: z.number(),
  seen: z.number(),
  total: z.number(),
  /** Number of the first row of the page before: where it comes again, the list knows no `page`. */
  head: z.string(),
  /** A row so far had an `ext_cust_no`. */
  printsNumbers: z.boolean(),
});

/** Where the listing stands, in the text between two pages. */
type Cursor = z.output<typeof cursorSchema>;

/** The query of the next page. The first one names no page: whether pages begin at 0 or 1 is not documented. */
export function pageQuery(cursor: string | undefined): string {
  const page = cursorFrom(cursor)?.page;
  return page === undefined ? `&limit=${PAGE_ROWS}` : `&limit=${PAGE_ROWS}&page=${page}`;
}

/** Reads one page. */
export function readListing(
  response: HttpResponse,
  record: Pick<SalesmaniaRecord, 'ext_cust_no'>,
  cursor: string | undefined,
): LookupAnswer {
  // The inferred path may simply be wrong, which says nothing about settings or customers.
  if (response.status === 404) return unsure();
  const answer = readAnswer(response, { vendor: VENDOR, count: 0 });
  if (answer.kind === 'decided') return lookupOf(answer.verdict);
  const listing = answer.ok ? listingIn(answer.json) : undefined;
  if (listing === undefined) return unsure();
  const found = listing.rows.find((row) => row['ext_cust_no'] === record.ext_cust_no);
  if (found !== undefined) return { kind: 'found', ...idOf(found) };
  return next(listing, cursorFrom(cursor));
}

type Listing = { readonly rows: readonly JsonObject[]; readonly total: number | undefined };

function next({ rows, total }: Listing, before: Cursor | undefined): LookupAnswer {
  // A first page that is empty and counts nothing is an empty list.
  if (rows.length === 0 && before === undefined && total === undefined) return { kind: 'absent' };
  // Without a count, or with one that changes while we read, the end of the list cannot be told from a gap in it.
  if (total === undefined || (before !== undefined && before.total !== total)) return unsure();
  const seen = (before?.seen ?? 0) + rows.length;
  const head = numberOf(rows[0]);
  const repeats = before !== undefined && (head === undefined || head === before.head);
  if (repeats || seen > total || (rows.length === 0 && seen < total)) return unsure();
  const printsNumbers = before?.printsNumbers === true || rows.some((row) => 'ext_cust_no' in row);
  if (seen === total) return total === 0 || printsNumbers ? { kind: 'absent' } : unsure();
  if (head === undefined) return unsure();
  const cursor: Cursor = { page: (before?.page ?? 1) + 1, seen, total, head, printsNumbers };
  return { kind: 'more', cursor: JSON.stringify(cursor) };
}

/** Rows and count under the names that lists commonly have. A bare list has no count. */
function listingIn(json: unknown): Listing | undefined {
  if (Array.isArray(json)) return json.every(isObject) ? { rows: json, total: undefined } : undefined;
  if (!isObject(json)) return undefined;
  const holder = isObject(json['data']) ? json['data'] : json;
  const lists = ['data', 'customers', 'items', 'rows', 'results'].map((name) => holder[name]).filter(Array.isArray);
  const [rows] = lists;
  if (rows === undefined || lists.length > 1 || !rows.every(isObject)) return undefined;
  return { rows, total: totalIn(holder) ?? totalIn(json) };
}

function totalIn(holder: JsonObject): number | undefined {
  const places = [holder, holder['meta'], holder['pagination']].filter(isObject);
  const totals = places.flatMap((place) => [place['total'], place['total_count'], place['totalCount']]);
  return totals.find((total): total is number => typeof total === 'number' && Number.isInteger(total) && total >= 0);
}

function idOf(row: JsonObject): { readonly vendorRecordId?: string } {
  const number = numberOf(row);
  return number === undefined ? {} : { vendorRecordId: number };
}

function numberOf(row: JsonObject | undefined): string | undefined {
  const id = row?.['id'];
  return typeof id === 'number' ? String(id) : textOf(id);
}

/** Our own text, given back by the engine. */
function cursorFrom(text: string | undefined): Cursor | undefined {
  return text === undefined ? undefined : cursorSchema.parse(JSON.parse(text));
}

function unsure(): LookupAnswer {
  return { kind: 'unsure', problem: problem('vendor-answer-unknown', { params: { vendor: VENDOR } }) };
}
