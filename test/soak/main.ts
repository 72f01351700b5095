// npm run soak -- --kills 500 [--customers 2000] [--seed N]: ends with 0 only if nothing was lost, doubled or left unexplained.
import { parseArgs } from 'node:util';
import { soak, type SoakResult } from './soak.ts';

const whole = (text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`not a whole number: ${text}`);
  return value;
};

const { values } = parseArgs({
  options: { kills: { type: 'string' }, customers: { type: 'string' }, seed: { type: 'string' } },
});
const seed = whole(values.seed, Date.now() % 1_000_000);
const kills = whole(values.kills, 500);
const customers = whole(values.customers, 2_000);

const tell = (sentence: string): void => void process.stderr.write(`soak: ${sentence}\n`);
tell(`${kills} kills over ${customers} customers × 5 vendors, seed ${seed}`);
const started = performance.now();
const result = await soak({ kills, customers, seed, tell });
process.stdout.write(`${report(result)}\n`);
process.exit(result.lost.length + result.duplicated.length + result.unexplained.length === 0 ? 0 : 1);

function report(found: SoakResult): string {
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  const findings = [found.lost, found.duplicated, found.unexplained].flatMap((list) => list.slice(0, 20));
  return [
    `kills              ${found.kills} (${found.killsAtPoint} at a named point, ${found.kills - found.killsAtPoint} at any moment)`,
    `customers saved    ${found.saved}`,
    `requests           ${found.requests}`,
    `answered by person ${found.answeredByPerson}`,
    `lost               ${found.lost.length}`,
    `duplicated         ${found.duplicated.length}`,
    `unexplained rows   ${found.unexplained.length}`,
    `seed ${seed}, ${seconds} s`,
    ...findings.map((finding) => `! ${finding}`),
  ].join('\n');
}
