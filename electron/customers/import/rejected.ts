import { stringify } from 'csv-stringify/sync';
import type { Problem } from '#shared/domain/problem.ts';
import { neutralised } from '#electron/customers/csv-cells.ts';
import { ERROR_COLUMNS } from './csv.ts';
import type { TableRow } from './table.ts';

/** The rows as they came, each with its reason, to be put right and imported again. For spreadsheets: with a mark, no formulas. */
export function rejectedCsv(
  header: readonly string[],
  rows: readonly { readonly row: TableRow; readonly reason: Problem }[],
  sentence: (found: Problem) => string,
): string {
  const own = header.flatMap((name, at) => (ERROR_COLUMNS.some((column) => column === name) ? [] : [at]));
  const lines = rows.map(({ row, reason }) => [
    ...own.map((at) => row.cells[at] ?? ''),
    String(row.line),
    reason.code,
    reason.field ?? '',
    sentence(reason),
  ]);
  const names = own.map((at) => header[at] ?? '');
  const cells = [[...names, ...ERROR_COLUMNS], ...lines].map((line) => line.map(neutralised));
  return `\uFEFF${stringify(cells, { record_delimiter: '\r\n' })}`;
}
