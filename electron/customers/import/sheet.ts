import readXlsx, { type CellValue } from 'read-excel-file/node';

/** The first sheet of a workbook that has anything in it, as texts. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** Reads a workbook (.xlsx); rejects when it is none. */
export type ReadSheet = (bytes: Uint8Array) => Promise<Sheet>;

/**
 * Takes about 40 µs a row on the calling thread: a program with a window calls it on another one
 * (electron/sheet-worker.ts).
 */
export const readSheet: ReadSheet = async (bytes) => {
  const sheets = await readXlsx(Buffer.from(bytes));
  const filled = sheets.find(({ data }) => data.some((row) => row.some((cell) => textOf(cell) !== ''))) ?? sheets[0];
  return { name: filled?.sheet ?? '', rows: (filled?.data ?? []).map((row) => row.map(textOf)) };
};

function textOf(value: CellValue | null): string {
  if (value === null) return '';
  // A day without a time is what a birthday is; the library gives it as midnight in UTC.
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value).trim();
}
