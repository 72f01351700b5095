import { Select, Switch } from '@mantine/core';
import { useSetProfile, useSetStartAtLogin } from '#renderer/api/mutations.ts';
import { useDesktop } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { QUICK_KEYS, type Profile } from '#shared/domain/profile.ts';

type ControlProps = { readonly profile: Profile; readonly label: string };

type FlagName = 'highContrast' | 'motion' | 'letterKeys' | 'notifications' | 'quietHours';

/** A setting that is on or off. */
export function ProfileSwitch({ profile, label, name }: ControlProps & { readonly name: FlagName }) {
  const set = useSetProfile();
  return (
    <Switch
      aria-label={label}
      checked={profile[name]}
      onChange={(event) => set.mutate({ key: name, value: event.currentTarget.checked })}
    />
  );
}

export function StartAtLogin({ label }: ControlProps) {
  const { data: desktop } = useDesktop();
  const set = useSetStartAtLogin();
  return (
    <Switch
      aria-label={label}
      checked={desktop?.startAtLogin ?? false}
      disabled={desktop === undefined}
      onChange={(event) => set.mutate({ on: event.currentTarget.checked })}
    />
  );
}

export function QuickKeyChoice({ profile, label }: ControlProps) {
  const say = useSay();
  const set = useSetProfile();
  const { data: desktop } = useDesktop();
  return (
    <Select
      className="setting-control"
      aria-label={label}
      data={QUICK_KEYS.map((value) => ({ value, label: value === 'off' ? say('settings.quickKey.none') : value }))}
      value={profile.quickKey}
      onChange={(value) => value !== null && set.mutate({ key: 'quickKey', value })}
      allowDeselect={false}
      error={desktop?.quickCapture === 'taken'}
    />
  );
}

/** Whether the key is ours is only known by asking for it. */
export function QuickKeyHelp() {
  const say = useSay();
  const { data: desktop } = useDesktop();
  if (desktop?.quickCapture === 'taken') return <Hint tone="bad">{say('settings.quickKey.taken')}</Hint>;
  return <>{say('settings.quickKeyHelp')}</>;
}

/** Every half hour of the day. */
const HALF_HOURS = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);

export function QuietHours({ profile, label }: ControlProps) {
  const say = useSay();
  return (
    <span className="quiet-hours">
      <ClockSelect profile={profile} name="quietFrom" label={say('settings.quietFrom')} />
      {say('settings.to')}
      <ClockSelect profile={profile} name="quietTo" label={say('settings.quietTo')} />
      <ProfileSwitch profile={profile} label={label} name="quietHours" />
    </span>
  );
}

function ClockSelect({ profile, label, name }: ControlProps & { readonly name: 'quietFrom' | 'quietTo' }) {
  const set = useSetProfile();
  const value = profile[name];
  return (
    <Select
      className="clock-select"
      aria-label={label}
      data={[...new Set([...HALF_HOURS, value])].sort()}
      value={value}
      onChange={(next) => next !== null && set.mutate({ key: name, value: next })}
      disabled={!profile.quietHours}
      allowDeselect={false}
    />
  );
}
