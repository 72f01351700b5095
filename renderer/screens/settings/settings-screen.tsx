import './settings.css';
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSelect } from './language-select.tsx';
import { CountrySelect } from './country-select.tsx';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useAppInfo, useProfile } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Profile } from '#shared/domain/profile.ts';

export function SettingsScreen() {
  const say = useSay();
  const { data: profile } = useProfile();
  if (profile === undefined) return null;
  return (
    <Page title={say('settings.title')}>
      <div className="settings">
        <section aria-labelledby="settings-look">
          <h2 id="settings-look">{say('settings.look')}</h2>
          <Setting title={say('settings.language')} help={say('settings.languageHelp')}>
            <LanguageSelect profile={profile} />
          </Setting>
          <Setting title={say('settings.theme')} help={say('settings.themeHelp')}>
            <ThemeChoice profile={profile} />
          </Setting>
        </section>
        <section aria-labelledby="settings-capture">
          <h2 id="settings-capture">{say('settings.capture')}</h2>
          <Setting title={say('settings.country')} help={say('settings.countryHelp')}>
            <CountrySelect profile={profile} label={say('settings.country')} />
          </Setting>
        </section>
        <About />
      </div>
    </Page>
  );
}

function Setting({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="setting">
      <div>
        <p>
          <b>{title}</b>
        </p>
        <p className="small text3">{help}</p>
      </div>
      {children}
    </div>
  );
}

const THEMES = ['system', 'light', 'dark'] as const;

function ThemeChoice({ profile }: { readonly profile: Profile }) {
  const say = useSay();
  const set = useSetProfile();
  const icons = { system: null, light: <Icon name="sun" small />, dark: <Icon name="moon" small /> };
  return (
    <SegmentedControl
      aria-label={say('settings.theme')}
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

function About() {
  const say = useSay();
  const { data: app } = useAppInfo();
  if (app === undefined) return null;
  return (
    <section aria-labelledby="settings-about">
      <h2 id="settings-about">{say('settings.about')}</h2>
      <Setting
        title={say('settings.version')}
        help={say('settings.versionText', { version: app.version, electron: app.electron })}
      >
        <span />
      </Setting>
      <Setting title={say('settings.dataDir')} help={say('settings.dataDirHelp')}>
        <span className="mono text2 data-dir" dir="ltr">
          {app.dataDir}
        </span>
      </Setting>
    </section>
  );
}
