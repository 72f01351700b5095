import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An E.164 number with the spaces that people of its country put ("+62 812-0000-0142"). */
export function readablePhone(e164: string): string {
  const known = readable.get(e164);
  if (known !== undefined) return known;
  const words = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
  if (readable.size >= MOST_KEPT) readable.clear();
  readable.set(e164, words);
  return words;
}

/** A list that is scrolled shows the same numbers again and again. */
const readable = new Map<string, string>();
const MOST_KEPT = 2_000;

/** Numbers run left to right in every script, and stand in one line. */
export function Phone({ e164 }: { readonly e164: string }) {
  return (
    <bdi dir="ltr" className="whole">
      {readablePhone(e164)}
    </bdi>
  );
}

/** ISO 3166-1 alpha-2 of the country a number belongs to, where one can be told. */
export const countryOfPhone = (e164: string): string | undefined => parsePhoneNumberFromString(e164)?.country;
