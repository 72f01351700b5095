import type { HttpResponse, LineReport } from '#electron/vendors/http.ts';
import { TEST_STAGES, type ConnectionTest, type StageAnswer, type TestStage } from '#shared/domain/connection.ts';
import type { Problem, ProblemCode } from '#shared/domain/problem.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/duration.ts';

/** What a test of a connection has seen. */
export type TestFacts = {
  /** The keychain's problem, when the secrets could not be read. */
  readonly locked?: Problem;
  readonly line?: LineReport;
  /** The vendor's last answer, if it was asked. */
  readonly response?: HttpResponse;
  /** How far this computer's clock is behind the vendor's, ms. */
  readonly behindMs?: number;
  /** The end: a code of success, or what went wrong. */
  readonly code: 'works' | 'reachable-key-not-refused' | 'nothing-to-test' | undefined;
  readonly problem?: Problem;
};

type Seen = Omit<StageAnswer, 'stage'>;

/** Each stage with what is proven of it, and what cannot be. Pure. */
export function stagesOf(facts: TestFacts): NonNullable<ConnectionTest['stages']> {
  const seen: Readonly<Record<TestStage, Seen>> = {
    keychain: facts.locked === undefined ? { result: 'passed' } : { result: 'failed' },
    ...lineStages(facts),
    clock: clockOf(facts),
    ...vendorStages(facts),
  };
  return TEST_STAGES.map((stage) => ({ stage, ...seen[stage] }));
}

const PASSED: Seen = { result: 'passed' };
const FAILED: Seen = { result: 'failed' };
const UNTESTED: Seen = { result: 'untested' };
const unproven = (note: NonNullable<Seen['note']>): Seen => ({ result: 'unproven', note });

/** Stages of the way there that a problem of the exchange itself proves, where no line was opened for a look. */
const LINE_CODES: Readonly<Partial<Record<ProblemCode, TestStage>>> = {
  'host-not-found': 'dns',
  'network-unreachable': 'tcp',
  'connection-refused': 'tcp',
  'tls-failed': 'tls',
  'proxy-failed': 'portal',
  'captive-portal': 'portal',
};

function lineStages({ line, problem, response }: TestFacts): Readonly<Record<'dns' | 'tcp' | 'tls' | 'portal', Seen>> {
  const failedAt = line?.failed === undefined ? LINE_CODES[problem?.code ?? 'internal'] : placeOf(line.failed.at);
  const isAnswered = response !== undefined;
  const reached = (stage: TestStage, passed: Seen, isPassed: boolean): Seen =>
    failedAt === stage ? FAILED : isPassed || isAnswered ? passed : UNTESTED;
  const nameless = line?.proxied === true ? unproven('proxy-looks-up') : unproven('no-name');
  const isThrough = line !== undefined && line.failed === undefined;
  const way: Seen = { result: 'passed', note: line?.proxied === true ? 'through-proxy' : 'direct' };
  return {
    dns: failedAt === 'dns' ? FAILED : line?.dnsMs === undefined ? nameless : took(line.dnsMs),
    tcp: reached('tcp', line?.tcpMs === undefined ? PASSED : took(line.tcpMs), line?.tcpMs !== undefined),
    tls: reached('tls', certificateOf(line), isThrough),
    portal: reached('portal', way, isThrough),
  };
}

const placeOf = (step: 'dns' | 'tcp' | 'tls' | 'proxy'): TestStage => (step === 'proxy' ? 'portal' : step);

const took = (ms: number): Seen => ({ result: 'passed', note: 'took', value: Math.max(1, Math.round(ms)) });

function certificateOf(line: LineReport | undefined): Seen {
  if (line?.tls === undefined) return line === undefined ? PASSED : unproven('this-computer');
  return line.tls.validTo === undefined ? PASSED : { result: 'passed', note: 'valid-to', value: line.tls.validTo };
}

/** Less than this is no skew: a Date header has whole seconds, and answers take time. */
const NOISE_MS = 5 * SECOND_MS;

function clockOf({ problem, behindMs, code, response }: TestFacts): Seen {
  if (problem?.code === 'vendor-clock') return FAILED;
  if (behindMs === undefined)
    return code === 'nothing-to-test' ? unproven('no-call') : response === undefined ? UNTESTED : unproven('no-time');
  if (Math.abs(behindMs) < NOISE_MS) return { result: 'passed', note: 'clock-right' };
  const value = Math.max(1, Math.round(Math.abs(behindMs) / MINUTE_MS));
  return { result: 'passed', note: behindMs > 0 ? 'clock-slow' : 'clock-fast', value };
}

function vendorStages(facts: TestFacts): Readonly<Record<'answer' | 'auth' | 'rights', Seen>> {
  const { code, problem, response } = facts;
  switch (code) {
    case 'works':
      return { answer: PASSED, auth: PASSED, rights: unproven('reads-only') };
    case 'reachable-key-not-refused':
      return { answer: PASSED, auth: unproven('not-refused'), rights: unproven('first-customer') };
    case 'nothing-to-test':
      return { answer: unproven('no-call'), auth: unproven('no-call'), rights: unproven('first-customer') };
    case undefined:
      if (problem?.code === 'vendor-unauthorized')
        // 403 is "known, and not allowed"; no vendor here says which of the two it means by it.
        return response?.status === 403
          ? { answer: PASSED, auth: unproven('key-or-rights'), rights: FAILED }
          : { answer: PASSED, auth: FAILED, rights: UNTESTED };
      return { answer: isAnswersFault(facts) ? FAILED : UNTESTED, auth: UNTESTED, rights: UNTESTED };
  }
}

const isAnswersFault = ({ locked, problem, line }: TestFacts): boolean =>
  locked === undefined &&
  line?.failed === undefined &&
  problem?.code !== 'vendor-clock' &&
  LINE_CODES[problem?.code ?? 'internal'] === undefined;
