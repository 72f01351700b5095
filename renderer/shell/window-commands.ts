import { useLocation } from 'wouter';
import { useCommands, type Command } from './commands.ts';
import { useExport } from './export-all.ts';
import { showKeys } from './key-list.tsx';
import { KEYS } from './keys.ts';
import { usePractice } from './practice.ts';
import { startTour } from './tour-state.ts';
import { openPalette } from './palette-state.ts';
import {
  usePauseAll,
  useQuickCapture,
  useResumeAll,
  useSetProfile,
  useSync,
  useUnlock,
} from '#renderer/api/mutations.ts';
import { useConnections, useProfile, useStatus } from '#renderer/api/queries.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { showInQueue } from '#renderer/screens/queue/queue-view.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { LANGUAGES, type Profile } from '#shared/domain/profile.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type Go = (path: string) => void;

/** What can be done from every screen. */
export function useWindowCommands(): void {
  const say = useSay();
  const [, navigate] = useLocation();
  const { data: connections = [] } = useConnections();
  const { data: profile } = useProfile();
  const set = useSetProfile();
  const sending = useSending(say);
  const exportAll = useExport();
  const quick = useQuickCapture();
  const practice = usePractice();
  useCommands('window', [
    ...screenCommands(say, navigate),
    ...sending,
    ...queueCommands(say, navigate),
    ...connectionCommands(say, navigate, connections),
    ...(profile === undefined ? [] : lookCommands(say, profile, (key, value) => set.mutate({ key, value }))),
    { id: 'quick', words: say('tray.quick'), icon: 'plus', run: () => quick.mutate() },
    { id: 'export', words: say('menu.export'), icon: 'upload', run: exportAll },
    { id: 'keys', words: say('keys.title'), icon: 'list', keys: KEYS.allKeys, run: () => showKeys(true) },
    practice.isOn
      ? { id: 'practice', words: say('practice.end'), icon: 'flask', run: practice.end }
      : { id: 'practice', words: say('practice.begin'), icon: 'flask', run: practice.begin },
    { id: 'tour', words: say('tour.start'), icon: 'info', run: startTour },
    { id: 'palette', words: say('palette.title'), icon: 'search', keys: KEYS.palette, run: openPalette },
  ]);
}

type Screen = {
  readonly id: keyof typeof KEYS;
  readonly path: string;
  readonly icon: IconName;
  readonly words: MessageKey;
};

/** A new screen gets a line here, and its keys in keys.ts. */
const SCREENS: readonly Screen[] = [
  { id: 'capture', path: '/capture', icon: 'plus', words: 'tray.capture' },
  { id: 'queue', path: '/queue', icon: 'inbox', words: 'nav.queue' },
  { id: 'connections', path: '/connections', icon: 'plug', words: 'nav.connections' },
  { id: 'activity', path: '/activity', icon: 'chart', words: 'nav.activity' },
  { id: 'import', path: '/import', icon: 'import', words: 'nav.import' },
  { id: 'settings', path: '/settings', icon: 'sliders', words: 'nav.settings' },
];

const screenCommands = (say: Say, go: Go): readonly Command[] =>
  SCREENS.map(({ id, path, icon, words }) => ({ id, words: say(words), icon, keys: KEYS[id], run: () => go(path) }));

/** Send, pause or go on, unlock: whichever there is to do. */
function useSending(say: Say): readonly Command[] {
  const { data: status } = useStatus();
  const sync = useSync();
  const pause = usePauseAll();
  const resume = useResumeAll();
  const unlock = useUnlock();
  const hint = status === undefined ? undefined : waitingHint(say, status);
  const isPaused = status?.paused ?? false;
  return [
    {
      id: 'sync',
      words: say('tray.sync'),
      shape: 'sending',
      keys: KEYS.sync,
      ...(hint === undefined ? {} : { hint }),
      run: () => sync.mutate(),
    },
    {
      id: 'pause',
      words: say(isPaused ? 'tray.resume' : 'tray.pause'),
      shape: isPaused ? 'sending' : 'paused',
      keys: KEYS.pause,
      run: () => (isPaused ? resume : pause).mutate(),
    },
    ...(status === undefined || status.keychain === 'open'
      ? []
      : [{ id: 'unlock', words: say('palette.unlock'), icon: 'lock', run: () => unlock.mutate() } as const]),
  ];
}

const waitingHint = (say: Say, { counts }: OutboxStatus): string =>
  say('palette.deliveries', { count: counts.queued + counts.retrying + counts.sending });

const queueCommands = (say: Say, go: Go): readonly Command[] =>
  (['need-you', 'waiting', 'delivered', 'discarded'] as const).map((rollUp) => ({
    id: `queue.${rollUp}`,
    words: say('palette.list', { what: say(`rollUp.${rollUp}`) }),
    shape: ({ 'need-you': 'attention', waiting: 'queued', delivered: 'delivered', discarded: 'discarded' } as const)[
      rollUp
    ],
    run: () => {
      showInQueue(rollUp);
      go('/queue');
    },
  }));

const connectionCommands = (say: Say, go: Go, connections: readonly ConnectionView[]): readonly Command[] => [
  { id: 'connect', words: say('welcome.connect'), icon: 'plug', run: () => go('/connections/new') },
  ...connections.flatMap(({ id, name }): readonly Command[] => [
    {
      id: `checkUp.${id}`,
      words: say('palette.checkUp', { name }),
      icon: 'pulse',
      run: () => go(`/connections/${id}`),
    },
    {
      id: `setUp.${id}`,
      words: say('palette.setUp', { name }),
      icon: 'sliders',
      run: () => go(`/connections/${id}/edit`),
    },
  ]),
];

function lookCommands(say: Say, profile: Profile, set: (key: string, value: string) => void): readonly Command[] {
  const icons = { system: 'sliders', light: 'sun', dark: 'moon' } as const;
  return [
    ...(['system', 'light', 'dark'] as const)
      .filter((theme) => theme !== profile.theme)
      .map((theme) => ({
        id: `theme.${theme}`,
        words: say('palette.theme', { theme: say(`settings.theme.${theme}`) }),
        icon: icons[theme],
        run: () => set('theme', theme),
      })),
    ...LANGUAGES.filter((language) => language !== profile.language).map((language) => ({
      id: `language.${language}`,
      words: say('palette.language', { language: say(`language.${language}`) }),
      icon: 'globe' as const,
      run: () => set('language', language),
    })),
  ];
}
