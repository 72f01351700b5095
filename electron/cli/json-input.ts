import { StringDecoder } from 'node:string_decoder';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** One customer of the input, or why it could not be read. */
export type JsonItem = Result<unknown, Problem>;

/** Longest line in UTF-16 units: a customer with every field full is a tenth of it. */
const MAX_LINE = 1_000_000;
const MAX_LINES_OF_ONE = 500;
const MAX_BATCH = 200;

/**
 * Reads JSON lines as they come: each batch holds what one read gave, so that a program that waits for the answer to a
 * line gets it. Blank lines are skipped. An input that begins as one object over several lines is read as that.
 */
export async function* readJsonItems(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<readonly JsonItem[]> {
  const collect = createCollector();
  for await (const lines of readLines(input)) yield* inBatches(lines.flatMap((line) => collect.add(line)));
  yield* inBatches(collect.end());
}

/** The one JSON value on an input. Problems: `not-json` (also for nothing at all), `too-long`. */
export async function readJsonValue(input: AsyncIterable<Uint8Array | string>): Promise<JsonItem> {
  let text = '';
  for await (const lines of readLines(input)) {
    text += `${lines.join('\n')}\n`;
    if (text.length > MAX_LINE) return err(problem('too-long', { params: { limit: MAX_LINE } }));
  }
  return parse(text);
}

async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isFirst = true;
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    if (isFirst && rest !== '') {
      isFirst = false;
      rest = rest.replace(/^\uFEFF/, '');
    }
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    // The rest of a line that is too long anyway is not kept.
    if (rest.length > MAX_LINE) rest = rest.slice(0, MAX_LINE + 1);
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== '') yield [rest];
}

function* inBatches(items: readonly JsonItem[]): Generator<readonly JsonItem[]> {
  for (let at = 0; at < items.length; at += MAX_BATCH) yield items.slice(at, at + MAX_BATCH);
}

type Collector = { readonly add: (line: string) => readonly JsonItem[]; readonly end: () => readonly JsonItem[] };

/** Lines in, items out; holds lines back only while the input may be one object over several lines. */
function createCollector(): Collector {
  let held: readonly string[] = [];
  let isFirst = true;
  const release = (): readonly JsonItem[] => {
    const items = held.map(() => err(problem('not-json')));
    held = [];
    return items;
  };
  const addHeld = (line: string): readonly JsonItem[] => {
    const alone = parse(line);
    if (alone.ok && isObject(alone.value)) return [...release(), alone];
    held = [...held, line];
    const together = parse(held.join('\n'));
    if (together.ok) {
      held = [];
      return [together];
    }
    return held.length >= MAX_LINES_OF_ONE ? release() : [];
  };
  return {
    add(line) {
      if (line.trim() === '') return [];
      const mayBegin = isFirst && beginsObject(line);
      isFirst = false;
      if (held.length > 0 || mayBegin) return addHeld(line);
      return [parse(line)];
    },
    end: release,
  };
}

/** `{` alone, or with members and a comma at the end: what a pretty-printer writes, and no line of JSON lines is. */
const beginsObject = (line: string): boolean => /^\s*\{(?:.*,)?\s*$/.test(line);

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): JsonItem {
  if (text.length > MAX_LINE) return err(problem('too-long', { params: { limit: MAX_LINE } }));
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(problem('not-json'));
  }
}
