import { isObject } from '../json.ts';

// The rules that a team writes about answers: which statuses, what stands where.

/** `200-299`, `200, 201`: each status or range from 200 to 499. */
export function parseStatuses(text: string): readonly (readonly [from: number, to: number])[] | undefined {
  const parts = text.split(',').map((part) => /^(\d{3})(?:-(\d{3}))?$/.exec(part.trim()));
  const ranges = parts.map((match) => [Number(match?.[1]), Number(match?.[2] ?? match?.[1])] as const);
  const isSound = ranges.every(([from, to]) => from >= 200 && to <= 499 && from <= to);
  return isSound ? ranges : undefined;
}

/** Whether a status is among those of a text that `parseStatuses` took. */
export function isAmong(status: number, text: string): boolean {
  return (parseStatuses(text) ?? []).some(([from, to]) => status >= from && status <= to);
}

/** `data.id`, `results.0.id`: names and places, separated by points. */
export const PATH = /^[^.\s{}]+(?:\.[^.\s{}]+)*$/;

/** What stands at a path; undefined where nothing does. */
export function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** Whether a value says something: neither missing, null, empty nor false. */
function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/**
 * Whether the answer has `wanted` at the path: the same text, number or boolean, without regard to case; `*words*` asks
 * that the text holds the words. Without `wanted`: that something is there.
 */
export function holds(json: unknown, path: string, wanted: string | undefined): boolean {
  const value = valueAt(json, path);
  if (wanted === undefined) return isSaid(value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
  const [said, sought] = [String(value).trim().toLowerCase(), wanted.toLowerCase()];
  const words = /^\*(.+)\*$/.exec(sought)?.[1];
  return words === undefined ? said === sought : said.includes(words);
}
