import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '#shared/domain/problem.ts';
import { LANE_HEALTHS } from '#shared/domain/connection.ts';
import { CUSTOMER_FIELDS } from '#shared/domain/customer.ts';
import { LANGUAGES } from '#shared/domain/profile.ts';
import { isMessageKey, messages, type MessageKey } from '#shared/i18n/catalogue.ts';

/** Names of all arguments a message uses, at any depth; `#` counts as its plural's argument. */
function argumentsOf(message: string): readonly string[] {
  const found = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.tag) {
        found.add(`<${element.value}>`);
        walk(element.children);
        continue;
      }
      found.add(element.value);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) walk(option.value);
      }
    }
  };
  walk(parse(message));
  return [...found].sort();
}

const keys = Object.keys(messages.en).filter(isMessageKey);

describe.each(LANGUAGES.filter((language) => language !== 'en'))('catalogue %s', (language) => {
  it('has the keys of the English one', () => {
    expect(Object.keys(messages[language]).sort()).toEqual([...keys].sort());
  });

  it('uses the same arguments, in valid ICU', () => {
    const differing = keys.filter((key: MessageKey) => {
      return argumentsOf(messages[language][key]).join() !== argumentsOf(messages.en[key]).join();
    });
    expect(differing).toEqual([]);
  });

  it('leaves no sentence in English', () => {
    const sentences = keys.filter(
      (key) => messages.en[key].split(' ').length > 4 && messages[language][key] === messages.en[key],
    );
    expect(sentences).toEqual([]);
  });
});

describe('English catalogue', () => {
  it('has no empty word and no apostrophe that ICU would swallow', () => {
    expect(
      keys.filter((key) => messages.en[key].trim() === '' || messages.en[key].replace(/'[{}]'/g, '').includes("'")),
    ).toEqual([]);
  });

  it('has a sentence for each problem, a word for each health, a label and a noun for each field', () => {
    const wanted = [
      ...PROBLEM_CODES.map((code) => `problem.${code}`),
      ...LANE_HEALTHS.flatMap((health) => [`health.${health}`, `health.short.${health}`]),
      ...CUSTOMER_FIELDS.flatMap((field) => [`field.${field}`, `noun.${field}`, `a.${field}`]),
    ];
    expect(wanted.filter((key) => !isMessageKey(key))).toEqual([]);
  });
});
