import type { ReactNode } from 'react';
import { CountrySelect } from './country-select.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { LanguageSelect } from './language-select.tsx';
import { ContrastSwitch, TextSizeChoice, ThemeChoice } from './look-controls.tsx';
import { ProfileSwitch, QuickKeyChoice, QuickKeyHelp, QuietHours, StartAtLogin } from './desktop-controls.tsx';
import { PracticeChoice, TourChoice } from './practice-controls.tsx';
import { DataFolder, Licences, Versions } from './about.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Profile } from '#shared/domain/profile.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type ControlProps = { readonly profile: Profile; readonly label: string };

/** One line of the settings. A new one is a line of this table. */
export type SettingLine = {
  readonly id: string;
  readonly title: MessageKey;
  /** What it does; a part of its own where that depends on the computer. */
  readonly help: MessageKey | (() => ReactNode);
  readonly Control: (props: ControlProps) => ReactNode;
};

export type SettingsSection = {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: IconName;
  readonly lines: readonly SettingLine[];
};

const ON_OFF = {
  motion: ({ profile, label }: ControlProps) => <ProfileSwitch profile={profile} label={label} name="motion" />,
  letterKeys: ({ profile, label }: ControlProps) => <ProfileSwitch profile={profile} label={label} name="letterKeys" />,
  notify: ({ profile, label }: ControlProps) => <ProfileSwitch profile={profile} label={label} name="notifications" />,
};

/** Every setting, by what it is about. */
export const SECTIONS: readonly SettingsSection[] = [
  {
    id: 'look',
    title: 'settings.look',
    icon: 'globe',
    lines: [
      { id: 'language', title: 'settings.language', help: 'settings.languageHelp', Control: LanguageSelect },
      { id: 'theme', title: 'settings.theme', help: 'settings.themeHelp', Control: ThemeChoice },
      { id: 'contrast', title: 'settings.contrast', help: 'settings.contrastHelp', Control: ContrastSwitch },
      { id: 'textSize', title: 'settings.textSize', help: 'settings.textSizeHelp', Control: TextSizeChoice },
      { id: 'motion', title: 'settings.motion', help: 'settings.motionHelp', Control: ON_OFF.motion },
    ],
  },
  {
    id: 'capture',
    title: 'settings.capture',
    icon: 'person',
    lines: [
      { id: 'country', title: 'settings.country', help: 'settings.countryHelp', Control: CountrySelect },
      { id: 'quickKey', title: 'settings.quickKey', help: () => <QuickKeyHelp />, Control: QuickKeyChoice },
    ],
  },
  {
    id: 'desktop',
    title: 'settings.desktop',
    icon: 'right',
    lines: [{ id: 'login', title: 'settings.startAtLogin', help: 'settings.startAtLoginHelp', Control: StartAtLogin }],
  },
  {
    id: 'notifications',
    title: 'settings.notifications',
    icon: 'info',
    lines: [
      { id: 'notify', title: 'settings.notify', help: 'settings.notifyHelp', Control: ON_OFF.notify },
      { id: 'quiet', title: 'settings.quiet', help: 'settings.quietHelp', Control: QuietHours },
    ],
  },
  {
    id: 'privacy',
    title: 'settings.privacy',
    icon: 'lock',
    lines: [
      { id: 'keep', title: 'settings.keep', help: 'settings.keepHelp', Control: KeepChoice },
      { id: 'dataDir', title: 'settings.dataDir', help: 'settings.dataDirHelp', Control: () => <DataFolder /> },
    ],
  },
  {
    id: 'keys',
    title: 'settings.keys',
    icon: 'list',
    lines: [
      { id: 'letters', title: 'settings.letterKeys', help: 'settings.letterKeysHelp', Control: ON_OFF.letterKeys },
    ],
  },
  {
    id: 'practice',
    title: 'practice.setting',
    icon: 'flask',
    lines: [
      { id: 'practise', title: 'practice.begin', help: 'practice.settingHelp', Control: () => <PracticeChoice /> },
      { id: 'tour', title: 'tour.start', help: 'tour.help', Control: () => <TourChoice /> },
    ],
  },
  {
    id: 'about',
    title: 'settings.about',
    icon: 'info',
    lines: [
      { id: 'version', title: 'settings.version', help: () => <Versions />, Control: () => null },
      { id: 'licence', title: 'settings.licence', help: 'settings.licenceHelp', Control: () => <Licences /> },
    ],
  },
];
