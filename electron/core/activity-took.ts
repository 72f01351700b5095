import type { Took } from '#shared/domain/activity.ts';

/** How many deliveries took this long: seconds, rounded down as the database keeps them. */
export type TookCount = { readonly took: number; readonly n: number };

/** Until where each width holds, as the triggers of migration 3 round: seconds. */
const WIDTHS = [
  [10, 1],
  [60, 5],
  [600, 30],
  [7_200, 300],
  [86_400, 1_800],
] as const;

const LAST_WIDTH = 21_600;

/** Median and 95th percentile, in seconds, as if the deliveries of a class lay evenly in it; undefined for none. */
export function tookOf(counts: readonly TookCount[]): Took | undefined {
  const sorted = [...counts].sort((one, other) => one.took - other.took);
  const total = sorted.reduce((sum, { n }) => sum + n, 0);
  return total === 0 ? undefined : { median: quantile(sorted, total, 0.5), p95: quantile(sorted, total, 0.95) };
}

function quantile(sorted: readonly TookCount[], total: number, share: number): number {
  const wanted = total * share;
  let before = 0;
  for (const { took, n } of sorted) {
    if (before + n >= wanted) return took + (widthOf(took) * (wanted - before)) / n;
    before += n;
  }
  return sorted.at(-1)?.took ?? 0;
}

const widthOf = (took: number): number => WIDTHS.find(([until]) => took < until)?.[1] ?? LAST_WIDTH;
