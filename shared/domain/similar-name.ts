import { foldedWords } from './fold.ts';

/** A name as it is compared: its words without marks and case, in the order of the alphabet. */
export type NameKey = readonly string[];

/** From this many letters on a name is worth comparing. */
const FEWEST_LETTERS = 3;

/** Undefined when there is too little to compare. */
export function nameKey(name: string): NameKey | undefined {
  const words = [...foldedWords(name.replace(/[.,'’-]/g, ' '))].sort();
  return words.join('').length < FEWEST_LETTERS ? undefined : words;
}

/**
 * Whether two names may be one person's: the same words in any order, one word more or less ("Dewi Anggraini Putri"), or
 * one letter different in a word of four and more. A single word is compared with a single word only: half of a market
 * is called Siti.
 */
export function isSimilarName(one: NameKey, other: NameKey): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || (short.length === 1 && long.length > 1)) return false;
  const left = [...long];
  let typos = 0;
  for (const word of short) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((candidate) => isOneLetterApart(word, candidate));
    if (at < 0) return false;
    if (exact < 0) typos += 1;
    left.splice(at, 1);
  }
  return typos <= 1 && (typos === 0 || left.length === 0);
}

/** One letter more, less, or another one, in words of four letters and more. */
function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = long.slice(same + 1);
  return rest === (short.length === long.length ? short.slice(same + 1) : short.slice(same));
}
