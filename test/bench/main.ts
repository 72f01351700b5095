import { writeFileSync } from 'node:fs';
import { blockLines } from './blocks.ts';
import { bookkeepingLines } from './bookkeeping.ts';
import { captureLines } from './capture.ts';
import { drainLines } from './drain.ts';
import { idleLines } from './idle.ts';
import { findPeers, type Peer } from './peers.ts';
import { report } from './report.ts';
import { scaleLines } from './scale.ts';
import { sizeLines } from './size.ts';
import { FULL, QUICK, table, type Line, type Scale } from './table.ts';

/** `--quick`: small, for development, writes nothing. `--only NAME…`: some of the parts, writes nothing. */
const PARTS: Readonly<Record<string, (scale: Scale, peers: readonly Peer[]) => Promise<readonly Line[]>>> = {
  capture: captureLines,
  bookkeeping: bookkeepingLines,
  scale: scaleLines,
  drain: drainLines,
  blocks: blockLines,
  idle: idleLines,
  size: sizeLines,
};

const quick = process.argv.includes('--quick');
const scale = quick ? QUICK : FULL;
const only = process.argv.includes('--only') ? process.argv.slice(process.argv.indexOf('--only') + 1) : [];
const { peers, missing } = await findPeers(process.env['FIELDPOST_BENCH_PEERS']);
const lines: Line[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  lines.push(...(await part(scale, peers)));
}
process.stdout.write(`${table(lines)}\n`);
for (const one of missing) process.stdout.write(`\nnot measured: ${one}\n`);
if (!quick && only.length === 0) {
  const file = new URL('../../docs/benchmarks.md', import.meta.url);
  writeFileSync(file, report(lines, peers, missing));
  process.stdout.write('\nwritten to docs/benchmarks.md\n');
}
// better-queue leaves timers behind.
process.exit(0);
