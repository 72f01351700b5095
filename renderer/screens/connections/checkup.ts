import type { ConnectionTest, StageAnswer } from '#shared/domain/connection.ts';
import type { ProblemCode } from '#shared/domain/problem.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

const FOR_PERSON: readonly ProblemCode[] = [
  'keychain-locked',
  'keychain-unavailable',
  'secret-missing',
  'captive-portal',
  'vendor-unauthorized',
  'vendor-settings',
  'vendor-redirected',
  'value-required',
];

/** Whether only a person can put it right; everything else is tried again by itself. */
export function isForPerson({ problem }: ConnectionTest): boolean {
  return problem !== undefined && FOR_PERSON.includes(problem.code);
}

/** The sentence of a test that did not fail. */
export function passedSentence(code: string): MessageKey {
  if (code === 'works') return 'checkup.works';
  return code === 'nothing-to-test' ? 'checkup.nothing' : 'checkup.reachable';
}

/** Where the words of a stage stand: a short one beside it, a sentence under it. */
export function placeOfNote({ result, note }: StageAnswer): 'beside' | 'under' {
  return note === undefined || result === 'passed' ? 'beside' : 'under';
}
