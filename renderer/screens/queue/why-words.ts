import { useCallback } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import type { Why, WhySentence, WhyValue } from './why.ts';
import { clockTime } from '#renderer/i18n/times.ts';

/** The sentences in the person's language: what needs a person apart, since it is set in bold. */
export type WhyWords = { readonly strong: string; readonly plain: string };

export function useWhyWords(): (why: Why, now: number) => WhyWords {
  const intl = useIntl();
  return useCallback((why, now) => whyWords(intl, why, now), [intl]);
}

export function whyWords(intl: IntlShape, why: Why, now: number): WhyWords {
  const say = (sentences: readonly WhySentence[]): string =>
    sentences.map(({ key, values }) => intl.formatMessage({ id: key }, valuesOf(intl, values, now))).join(' ');
  return {
    strong: say(why.sentences.filter(({ strong }) => strong === true)),
    plain: say(why.sentences.filter(({ strong }) => strong !== true)),
  };
}

function valuesOf(intl: IntlShape, values: WhySentence['values'], now: number): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wordOf(intl, value, now)]));
}

/** More than two names push the reason out of the two lines there are. */
const MOST_NAMES = 2;

function wordOf(intl: IntlShape, value: WhyValue, now: number): string | number {
  if (typeof value !== 'object') return value;
  if ('at' in value) return clockTime(intl, value.at, now);
  if ('names' in value && value.names.length > MOST_NAMES) {
    return intl.formatMessage({ id: 'why.vendors' }, { count: value.names.length });
  }
  return 'word' in value
    ? intl.formatMessage({ id: value.word })
    : intl.formatList([...value.names], { type: 'conjunction' });
}
