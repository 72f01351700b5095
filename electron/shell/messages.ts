import { createWords as createSentences, type Words as Sentences } from '#electron/words.ts';
import type { Language } from '#shared/domain/profile.ts';

/** The catalogue's words in one language, for what the shell shows itself: tray, menu, notifications, dialogs. */
export type Words = Sentences & {
  /** A clock time on this computer's clock, such as 10:48. */
  readonly time: (atMs: number) => string;
};

export function createWords(language: Language): Words {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return { ...createSentences(language), time: (atMs) => clock.format(atMs) };
}

/** The language of a dialog that is shown before the profile can be read: the computer's, if we speak it. */
export function languageOf(locale: string): Language {
  const [language] = locale.toLowerCase().split('-');
  return language === 'id' || language === 'vi' ? language : 'en';
}
