import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { problem } from '#shared/domain/problem.ts';
import type { ImportSource, SourceRow } from './source.ts';

/** JSON lines: one customer a line; blank lines are none. */
export function readJsonLines(file: string): ImportSource {
  const stream = createReadStream(file, 'utf8');
  return { kind: 'jsonl', header: [], rows: rowsOf(stream), bytes: () => stream.bytesRead };
}

async function* rowsOf(stream: NodeJS.ReadableStream): AsyncGenerator<SourceRow> {
  let line = 0;
  for await (const raw of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (text.trim() !== '') yield { line, original: text, input: inputOf(text) };
  }
}

function inputOf(text: string): SourceRow['input'] {
  try {
    return { ok: true, value: withoutReport(JSON.parse(text)) };
  } catch {
    return { ok: false, problem: problem('not-json') };
  }
}

/** The key that the file of rows that were not imported adds: it can be corrected and imported again. */
function withoutReport(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('error' in value)) return value;
  const { error, ...rest } = value;
  return typeof error === 'object' && error !== null && 'line' in error && 'code' in error ? rest : value;
}
