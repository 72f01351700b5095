/** A part of a JSON text as it is drawn; the parts of all lines, joined, are the text again. */
export type JsonPart = { readonly kind: 'key' | 'text'; readonly text: string };

/** One drawn line: `depth` is how far it stands in. */
export type JsonLine = { readonly depth: number; readonly parts: readonly JsonPart[] };

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^"{}[\]]+/g;

/**
 * Breaks a JSON text into lines for the eye, without changing a character of it: a line begins where a key follows a
 * comma, so that short lists stay together. A text that is no JSON is one line.
 */
export function jsonLines(text: string): readonly JsonLine[] {
  const lines: { depth: number; parts: JsonPart[] }[] = [{ depth: 0, parts: [] }];
  let depth = 0;
  let isAfterComma = false;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const isKey = token.startsWith('"') && /^\s*:/.test(text.slice(index + token.length, index + token.length + 8));
    if (isKey && isAfterComma) lines.push({ depth, parts: [] });
    lines.at(-1)?.parts.push({ kind: isKey ? 'key' : 'text', text: token });
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    isAfterComma = /,\s*$/.test(token) && !token.startsWith('"');
  }
  return lines;
}
