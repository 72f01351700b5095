import { stringify } from 'csv-stringify/sync';
import { neutralised } from '#electron/customers/csv-cells.ts';
import type { Activity } from '#shared/domain/activity.ts';

const COLUMNS = [
  'from',
  'to',
  'connection',
  'captured',
  'delivered',
  'refused',
  'waits_now',
  'need_you_now',
  'median_seconds',
  'p95_seconds',
] as const;

type Line = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

/**
 * A period as a table for spreadsheets: a line each hour or day with no connection named, and a line each connection for the
 * whole of it. Times as this computer's clock shows them.
 */
export function activityCsv({ from, to, bars, connections }: Activity): string {
  const whole = { from: local(from), to: local(to) };
  const lines: readonly Line[] = [
    ...bars.map(({ at, captured, delivered, refused }, index) => ({
      from: local(at),
      to: local(bars[index + 1]?.at ?? to),
      captured,
      delivered,
      refused,
    })),
    ...connections.map(({ name, delivered, refused, waits, needYou, took }) => ({
      ...whole,
      connection: neutralised(name),
      delivered,
      refused,
      waits_now: waits,
      need_you_now: needYou,
      ...(took === undefined ? {} : { median_seconds: took.median, p95_seconds: took.p95 }),
    })),
  ];
  const cells = [COLUMNS, ...lines.map((line) => COLUMNS.map((column) => String(line[column] ?? '')))];
  return `\uFEFF${stringify(cells, { record_delimiter: '\r\n' })}`;
}

/** The day of a file's name, `YYYY-MM-DD`. */
export const dayOf = (at: number): string => local(at).slice(0, 10);

/** As spreadsheets read it: `2026-11-22 07:00`. */
function local(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
