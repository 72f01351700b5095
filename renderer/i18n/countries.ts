import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';

/** The name of a country in the person's language; the code itself where there is none. */
export function useCountryName(): (code: string) => string {
  const intl = useIntl();
  return useCallback((code) => intl.formatDisplayName(code.toUpperCase(), { type: 'region' }) ?? code, [intl]);
}

export type CountryOption = { readonly value: string; readonly label: string };

/** All countries that have phone numbers, by name; with their calling code where a number is what is asked for. */
export function useCountryOptions(withCallingCode: boolean): CountryOption[] {
  const intl = useIntl();
  const name = useCountryName();
  return useMemo(() => {
    const collator = new Intl.Collator(intl.locale);
    const options = getCountries().map((code) => ({
      value: code,
      label: withCallingCode ? `${name(code)} ${callingCode(code)}` : name(code),
    }));
    return options.sort((one, other) => collator.compare(one.label, other.label));
  }, [intl.locale, name, withCallingCode]);
}

const callingCode = (code: string): string => (isSupportedCountry(code) ? `+${getCountryCallingCode(code)}` : '');
