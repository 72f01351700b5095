import { Select } from '@mantine/core';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { LANGUAGES, type Profile } from '#shared/domain/profile.ts';

/** Each language by its own name. */
export function LanguageSelect({ profile }: { readonly profile: Profile }) {
  const say = useSay();
  const set = useSetProfile();
  return (
    <Select
      className="setting-control"
      aria-label={say('settings.language')}
      data={LANGUAGES.map((value) => ({ value, label: say(`language.${value}`) }))}
      value={profile.language}
      onChange={(value) => value !== null && set.mutate({ key: 'language', value })}
      allowDeselect={false}
    />
  );
}
