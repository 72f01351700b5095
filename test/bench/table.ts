/** A line of the table. `met` undefined: reported, without a target. */
export type Line = {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean | undefined;
};

/** How much is measured. Quick is for development: its numbers say little. */
export type Scale = {
  readonly quick: boolean;
  readonly rounds: number;
  /** Customers of a drain or an import. */
  readonly customers: number;
  /** Rows of the large databases. */
  readonly rows: number;
};

export const FULL: Scale = { quick: false, rounds: 7, customers: 10_000, rows: 1_000_000 };
export const QUICK: Scale = { quick: true, rounds: 3, customers: 1_000, rows: 50_000 };

export function table(lines: readonly Line[]): string {
  const cells = lines.map(({ what, target, measured, met }) => [
    what,
    target,
    measured,
    met === undefined ? 'reported' : met ? 'yes' : '**no**',
  ]);
  return [['what', 'target', 'measured', 'met'], ['---', '---', '---', '---'], ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

export const ratio = (value: number): string => `${value.toFixed(2)} ×`;
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
