import { performance } from 'node:perf_hooks';

/** One way of doing the work; `run` answers what it measured in a round, in the unit of its comparison. */
export type Contender = { readonly name: string; readonly run: (round: number) => Promise<number> };

/** Every contender once a round, in turning order, so that a slow minute of the machine hits all alike. */
export async function interleaved(contenders: readonly Contender[], rounds: number): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let place = 0; place < contenders.length; place += 1) {
      const contender = contenders[(place + round) % contenders.length];
      if (contender !== undefined) samples.get(contender.name)?.push(await contender.run(round));
    }
  }
  return samples;
}

/** Value at `share` (0…1) of the sorted samples; NaN for none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[] = []): number => quantile(samples, 0.5);

/** Median over the rounds of this round's value divided by the reference's value of the same round. */
export function medianRatio(samples: readonly number[] = [], reference: readonly number[] = []): number {
  return median(samples.map((value, round) => value / (reference[round] ?? Number.NaN)));
}

/** Seconds that the work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
