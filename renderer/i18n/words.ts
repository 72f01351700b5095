import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Problem } from '#shared/domain/problem.ts';
import { isMessageKey, type MessageKey } from '#shared/i18n/catalogue.ts';
import { problemArguments } from '#shared/i18n/problem-arguments.ts';

export type Values = Readonly<Record<string, string | number | boolean>>;

/** Words of the person's language. */
export type Say = (key: MessageKey, values?: Values) => string;

export function useSay(): Say {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}

/** The sentence of a problem. */
export function sentenceOf(found: Problem, say: Say, vendor?: string): string {
  return say(`problem.${found.code}`, problemArguments(found, say, vendor));
}

/** Words of a key that is put together at run time, or the fallback where there are none. */
export function sayIfKnown(say: Say, key: string, fallback: string): string;
export function sayIfKnown(say: Say, key: string, fallback?: undefined): string | undefined;
export function sayIfKnown(say: Say, key: string, fallback?: string): string | undefined {
  return isMessageKey(key) ? say(key) : fallback;
}
