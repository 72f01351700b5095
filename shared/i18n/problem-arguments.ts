import type { Problem } from '#shared/domain/problem.ts';
import { isMessageKey, type MessageKey } from './catalogue.ts';

/** All arguments that a `problem.<code>` sentence may name; a sentence uses the ones it needs. */
export type ProblemArguments = {
  readonly vendor: string;
  /** In mid-sentence, without an article ("e-mail"). */
  readonly field: string;
  /** With the article where the language has one ("an e-mail"). */
  readonly aField: string;
  /** Most characters; 0 when the problem names no limit. */
  readonly limit: number;
  /** The vendor's own words, or `none`. */
  readonly vendorMessage: string;
  /** How many customers and deliveries it is about; 0 when it names none. */
  readonly customers: number;
  readonly uncertain: number;
  /** Where something was put. */
  readonly folder: string;
};

/** Values for the sentence `problem.<code>` in the language of `say`. `vendor`: the connection's or vendor's name, where one is known. */
export function problemArguments(found: Problem, say: (key: MessageKey) => string, vendor?: string): ProblemArguments {
  const name = fieldName(found);
  return {
    vendor: vendor ?? text(found.params?.['vendor']) ?? say('word.theVendor'),
    field: noun('noun', name, say),
    aField: noun('a', name, say),
    limit: count(found, 'limit'),
    vendorMessage: text(found.params?.['vendorMessage']) ?? 'none',
    customers: count(found, 'customers'),
    uncertain: count(found, 'uncertain'),
    folder: text(found.params?.['folder']) ?? '',
  };
}

function count(found: Problem, name: string): number {
  const value = Number(found.params?.[name] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

function fieldName(found: Problem): string | undefined {
  return text(found.params?.['field']) ?? found.field;
}

/** A customer field by its word, anything else (a column, a setting) by the name it was written with. */
function noun(kind: 'noun' | 'a', path: string | undefined, say: (key: MessageKey) => string): string {
  const name = path?.split('.').at(path.startsWith('customFields.') ? 0 : -1);
  const key = `${kind}.${name ?? 'other'}`;
  if (isMessageKey(key)) return say(key);
  return name ?? say(`${kind}.other`);
}

function text(value: string | number | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : String(value);
}
