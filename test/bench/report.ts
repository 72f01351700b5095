import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import Sqlite from 'better-sqlite3';
import type { Peer } from './peers.ts';
import { table, type Line } from './table.ts';

/** docs/benchmarks.md, written by the run whose numbers it holds. */
export function report(lines: readonly Line[], peers: readonly Peer[], missing: readonly string[]): string {
  const missed = lines.filter(({ met }) => met === false);
  return `# Benchmarks

Written by \`npm run bench\`. Only the ratios mean something: they come from one run, from rounds in turning order. The window
with 100,000 customers is measured by \`npm run bench:window\`: [benchmarks-window.md](benchmarks-window.md).

${table(lines)}

## Gaps

${missed.length === 0 ? 'Every target was met in this run.' : missed.map(({ what, target, measured }) => `- ${what}: ${measured}, wanted ${target}.`).join('\n')}
${missing.map((one) => `- Not measured, ${one}.`).join('\n')}

## Machine

${machine()}

Peers: ${peers.map(({ name }) => name.trim()).join(', ')}. All of them, Fieldpost and the raw bounds with \`journal_mode=WAL\` and
\`synchronous=FULL\` on the same disk.

${readFileSync(new URL('method.md', import.meta.url), 'utf8')}`;
}

function machine(): string {
  const all = cpus();
  const db = new Sqlite(':memory:');
  const sqlite = db.prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? '';
  db.close();
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}`,
    `${all.length} × ${all[0]?.model ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    `SQLite ${sqlite}`,
    `load average at the end ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}`,
  ].join(' · ');
}
