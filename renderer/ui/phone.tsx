import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An E.164 number with the spaces that people of its country put ("+62 812-0000-0142"). */
export const readablePhone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;

/** Numbers run left to right in every script. */
export function Phone({ e164 }: { readonly e164: string }) {
  return <bdi dir="ltr">{readablePhone(e164)}</bdi>;
}

/** ISO 3166-1 alpha-2 of the country a number belongs to, where one can be told. */
export const countryOfPhone = (e164: string): string | undefined => parsePhoneNumberFromString(e164)?.country;
