import type { ConnectionTest } from '#shared/domain/connection.ts';
import type { ProblemCode } from '#shared/domain/problem.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

/** What a test goes through, in this order; the first that fails is the guilty one. */
export const STAGES = ['keychain', 'network', 'secure', 'portal', 'answer', 'key'] as const;

export type Stage = (typeof STAGES)[number];

export type StageResult = 'passed' | 'failed' | 'not-refused' | 'untested';

const GUILTY: Readonly<Partial<Record<ProblemCode, Stage>>> = {
  'keychain-locked': 'keychain',
  'keychain-unavailable': 'keychain',
  'secret-missing': 'keychain',
  'network-unreachable': 'network',
  'host-not-found': 'network',
  'connection-refused': 'network',
  'proxy-failed': 'network',
  'tls-failed': 'secure',
  'captive-portal': 'portal',
  'vendor-unauthorized': 'key',
};

/** Which stages a test has proven; undefined when nothing could be tested at all. */
export function stagesOf(test: ConnectionTest): ReadonlyMap<Stage, StageResult> | undefined {
  if (test.ok) {
    if (test.code === 'nothing-to-test') return undefined;
    const key: StageResult = test.code === 'works' ? 'passed' : 'not-refused';
    return new Map(STAGES.map((stage) => [stage, stage === 'key' ? key : 'passed']));
  }
  // Whatever else went wrong, the vendor was reached and its answer was not the one that was hoped for.
  const guilty = STAGES.indexOf((test.problem === undefined ? undefined : GUILTY[test.problem.code]) ?? 'answer');
  return new Map(
    STAGES.map((stage, index) => [stage, index < guilty ? 'passed' : index === guilty ? 'failed' : 'untested']),
  );
}

/** Whether only a person can put it right; everything else is tried again by itself. */
export function isForPerson({ problem }: ConnectionTest): boolean {
  const stage = problem === undefined ? undefined : GUILTY[problem.code];
  return (
    stage === 'key' ||
    stage === 'keychain' ||
    stage === 'portal' ||
    /^vendor-(settings|redirected)$/.test(problem?.code ?? '')
  );
}

/** The sentence of a test that did not fail. */
export function passedSentence(code: string): MessageKey {
  if (code === 'works') return 'checkup.works';
  return code === 'nothing-to-test' ? 'checkup.nothing' : 'checkup.reachable';
}
