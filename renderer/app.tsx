import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { followEvents } from '#renderer/api/live.ts';
import { createQueryClient, useProfile } from '#renderer/api/queries.ts';
import { keepDrafts } from '#renderer/screens/capture/draft-keeper.ts';
import { QuickScreen } from '#renderer/screens/quick/quick-screen.tsx';
import { Frame } from '#renderer/shell/frame.tsx';
import { setLetterKeys } from '#renderer/shell/keys.ts';
import { cssVariablesResolver, theme } from '#renderer/theme/mantine.ts';
import { useTheme } from '#renderer/theme/use-theme.ts';
import { Announcer } from '#renderer/ui/announcer.tsx';
import { profileSchema, type Language, type Profile } from '#shared/domain/profile.ts';
import { messages } from '#shared/i18n/catalogue.ts';

/** The whole window. Nothing is drawn before the profile is known: it says in which language and theme. */
export function App() {
  const [client] = useState(createQueryClient);
  useEffect(() => followEvents(client), [client]);
  // The small window has no draft of its own.
  const [isQuick] = useState(() => location.hash === '#/quick');
  useEffect(() => (isQuick ? undefined : keepDrafts()), [isQuick]);
  return (
    <QueryClientProvider client={client}>
      <Personal>
        <Announcer>
          {/* oxlint-disable-next-line react/hooks -- wouter takes the way it reads the address as a value */}
          <Router hook={useHashLocation}>{isQuick ? <QuickScreen /> : <Frame />}</Router>
        </Announcer>
      </Personal>
    </QueryClientProvider>
  );
}

/** English as most of our users write dates and times: day before month, 24 hours. */
const LOCALES = { en: 'en-GB', id: 'id', vi: 'vi' } as const satisfies Record<Language, string>;

/** What a profile gives where none could be read: words to say so in. */
const FALLBACK: Profile = profileSchema.parse({});

/** Language, theme and Mantine for what is inside. */
function Personal({ children }: { readonly children: ReactNode }) {
  const { data, isPending } = useProfile();
  const profile = data ?? FALLBACK;
  const scheme = useTheme(profile);
  useLayoutEffect(() => {
    document.documentElement.lang = profile.language;
    setLetterKeys(profile.letterKeys);
  }, [profile.language, profile.letterKeys]);
  if (isPending) return null;
  return (
    <IntlProvider locale={LOCALES[profile.language]} messages={messages[profile.language]} textComponent="span">
      <MantineProvider theme={theme} forceColorScheme={scheme} cssVariablesResolver={cssVariablesResolver}>
        {children}
        <Notifications position="bottom-right" limit={3} autoClose={8_000} containerWidth="24rem" />
      </MantineProvider>
    </IntlProvider>
  );
}
