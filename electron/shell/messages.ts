import { createIntl, createIntlCache } from '@formatjs/intl';
import type { Language } from '#shared/domain/profile.ts';
import { messages, type MessageKey } from '#shared/i18n/catalogue.ts';

/** The catalogue's words in one language, for what the shell shows itself: tray, menu, notifications, dialogs. */
export type Words = {
  readonly language: Language;
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** A clock time on this computer's clock, such as 10:48. */
  readonly time: (atMs: number) => string;
};

const cache = createIntlCache();

export function createWords(language: Language): Words {
  const intl = createIntl({ locale: language, messages: messages[language] }, cache);
  return {
    language,
    say: (key, values) => intl.formatMessage({ id: key }, values),
    time: (atMs) => intl.formatTime(atMs, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

/** The language of a dialog that is shown before the profile can be read: the computer's, if we speak it. */
export function languageOf(locale: string): Language {
  const [language] = locale.toLowerCase().split('-');
  return language === 'id' || language === 'vi' ? language : 'en';
}
