import { SegmentedControl } from '@mantine/core';
import { ProfileSwitch } from './desktop-controls.tsx';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { TEXT_SIZES, type Profile } from '#shared/domain/profile.ts';

type ControlProps = { readonly profile: Profile; readonly label: string };

const THEMES = ['system', 'light', 'dark'] as const;

export function ThemeChoice({ profile, label }: ControlProps) {
  const say = useSay();
  const set = useSetProfile();
  const icons = { system: null, light: <Icon name="sun" small />, dark: <Icon name="moon" small /> };
  return (
    <SegmentedControl
      aria-label={label}
      value={profile.theme}
      onChange={(value) => set.mutate({ key: 'theme', value })}
      transitionDuration={0}
      data={THEMES.map((value) => ({
        value,
        label: (
          <span className="theme-label">
            {icons[value]}
            {say(`settings.theme.${value}`)}
          </span>
        ),
      }))}
    />
  );
}

export const ContrastSwitch = ({ profile, label }: ControlProps) => (
  <ProfileSwitch profile={profile} label={label} name="highContrast" />
);

/** The letter A in each of the sizes, in rem of today's root: what is chosen is seen before it is chosen. */
export function TextSizeChoice({ profile, label }: ControlProps) {
  const say = useSay();
  const set = useSetProfile();
  return (
    <SegmentedControl
      aria-label={label}
      value={String(profile.textSize)}
      onChange={(value) => set.mutate({ key: 'textSize', value: Number(value) })}
      transitionDuration={0}
      data={TEXT_SIZES.map((size) => ({
        value: String(size),
        label: (
          <span className="text-size">
            <span aria-hidden="true" style={{ fontSize: `${size}px` }}>
              {LETTER}
            </span>
            <span className="sr">{say(`settings.textSize.${size}`)}</span>
          </span>
        ),
      }))}
    />
  );
}

/** A picture rather than a word: the same in every language that is written with it. */
const LETTER = 'A';
