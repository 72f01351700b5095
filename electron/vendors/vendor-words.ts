import type { OpenAccount } from './definition.ts';
import { textOf, textsIn } from './json.ts';
import { redactPersonal, redactText, secretTexts } from './redact.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Longest quotation of a vendor, in UTF-16 units. */
const MAX_WORDS = 300;

/**
 * The vendor's own words as a parameter of a Problem. They are stored and shown, so secrets, numbers, addresses and the
 * texts of the customer (`personal`: vendors quote what they refuse) are masked. Empty when it said nothing.
 */
export function vendorWords(
  said: unknown,
  account: OpenAccount,
  personal: unknown,
): { readonly vendorMessage?: string } {
  const text = textOf(said);
  if (text === undefined) return {};
  const safe = redactPersonal(withoutTexts(redactText(text, secretTexts(account)), textsIn(personal)));
  const line = safe.replace(/\s+/g, ' ').trim();
  return {
    vendorMessage: line.length <= MAX_WORDS ? line : `${line.slice(0, MAX_WORDS).replace(/[\uD800-\uDBFF]$/, '')}…`,
  };
}

/** A Problem's parameters of a refusal: the vendor by name, and what it said. */
export function refusalParams(
  vendor: string,
  said: unknown,
  account: OpenAccount,
  personal: unknown,
): NonNullable<Problem['params']> {
  return { vendor, ...vendorWords(said, account, personal) };
}

/** As whole words only: "male" is masked, and "female" stays. Very short texts are the vendor's own words more often. */
function withoutTexts(text: string, personal: readonly string[]): string {
  return (
    [...personal]
      // Hundreds of texts of a batch against a short sentence: the expression is made for the few that stand in it.
      .filter((part) => part.length >= 3 && text.includes(part))
      .sort((one, other) => other.length - one.length)
      .reduce((hidden, part) => hidden.replace(wholeWord(part), '••••'), text)
  );
}

function wholeWord(part: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
}
