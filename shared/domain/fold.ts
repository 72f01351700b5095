/** Without marks and case, to compare names as they are typed: `nguyen` is found in `Nguyễn`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss');
}

/** The words of a query, folded; none of them is empty. */
export const foldedWords = (query: string): readonly string[] =>
  fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether a text holds every word of a query, in any order. */
export function matchesWords(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

/** Where the first of these words stands in a text, in UTF-16 units of the text as it is written. */
export function foldedSpan(text: string, words: readonly string[]): readonly [start: number, end: number] | undefined {
  let folded = '';
  /** For each unit of the folded text, where its letter begins in the written one. */
  const starts: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    folded += plain;
    at += letter.length;
  }
  for (const word of words) {
    const start = folded.indexOf(word);
    if (start >= 0) return [starts[start] ?? 0, starts[start + word.length] ?? text.length];
  }
  return undefined;
}
