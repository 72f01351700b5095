import { Select } from '@mantine/core';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useCountryOptions } from '#renderer/i18n/countries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import type { Profile } from '#shared/domain/profile.ts';

/** The country of numbers that are written without one. */
export function CountrySelect({ profile, label }: { readonly profile: Profile; readonly label: string }) {
  const say = useSay();
  const options = useCountryOptions(true);
  const set = useSetProfile();
  return (
    <Select
      className="setting-control"
      aria-label={label}
      data={options}
      value={profile.defaultCountry}
      onChange={(value) => value !== null && set.mutate({ key: 'defaultCountry', value })}
      allowDeselect={false}
      nothingFoundMessage={say('settings.noCountry')}
      searchable
    />
  );
}
