import { createIntl } from 'react-intl';
import type { Language } from '#shared/domain/profile.ts';
import { messages, type MessageKey } from '#shared/i18n/catalogue.ts';
import type { Say } from '#renderer/i18n/words.ts';

/** Real words of a language; a message that cannot be formatted fails the test. */
export const intlOf = (language: Language) =>
  createIntl({
    locale: language === 'en' ? 'en-GB' : language,
    messages: messages[language],
    onError: (error) => {
      throw error;
    },
  });

export function sayIn(language: Language): Say {
  const intl = intlOf(language);
  return (key: MessageKey, values) => intl.formatMessage({ id: key }, values);
}
