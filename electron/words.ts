import { createIntl, createIntlCache } from '@formatjs/intl';
import type { Problem } from '#shared/domain/problem.ts';
import type { Language } from '#shared/domain/profile.ts';
import { messages, type MessageKey } from '#shared/i18n/catalogue.ts';
import { problemArguments } from '#shared/i18n/problem-arguments.ts';

/** Sentences outside the window: of the command line, and in files that people read. */
export type Words = {
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** `vendor`: the name of the connection that it is about, where one is known. */
  readonly problem: (found: Problem, vendor?: string) => string;
};

const cache = createIntlCache();

export function createWords(language: Language): Words {
  const intl = createIntl({ locale: language, messages: messages[language] }, cache);
  const say: Words['say'] = (key, values) => intl.formatMessage({ id: key }, values);
  return {
    say,
    problem: (found, vendor) => say(`problem.${found.code}`, problemArguments(found, say, vendor)),
  };
}
