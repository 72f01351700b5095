import { describe, expect, it } from 'vitest';
import { sayIn } from '#test/unit/renderer/intl.ts';
import { isForPerson, passedSentence, placeOfNote } from '#renderer/screens/connections/checkup.ts';
import { healthWords } from '#renderer/screens/connections/health-words.ts';
import { EMPTY_COUNTS, LANE_HEALTHS, type ConnectionTest, type ConnectionView } from '#shared/domain/connection.ts';
import { LANGUAGES } from '#shared/domain/profile.ts';
import { problem, type ProblemCode } from '#shared/domain/problem.ts';

const connection = (part: Partial<ConnectionView>): ConnectionView => ({
  id: 'c5',
  vendor: 'ladiflow',
  name: 'LadiFlow',
  settings: {},
  enabled: true,
  health: 'working',
  counts: EMPTY_COUNTS,
  ...part,
});

const clock = (at: number): string => (at === 1 ? '10:12' : '10:48');

describe('health in words', () => {
  const say = sayIn('en');

  it('says since when, who waits, and when next', () => {
    const down = connection({ health: 'down', since: 1, until: 2, counts: { ...EMPTY_COUNTS, retrying: 39 } });
    expect(healthWords(down, say, clock)).toBe(
      'LadiFlow has refused everything since 10:12. 39 wait. Nothing for you to do. Next try 10:48.',
    );
  });

  it('says that nothing is lost when the key is refused', () => {
    const expired = connection({ health: 'unauthorized', counts: { ...EMPTY_COUNTS, queued: 9 } });
    expect(healthWords(expired, say, clock)).toBe('LadiFlow no longer accepts this token. 9 wait, none is lost.');
  });

  it('says that answers have changed while the lane goes on, and what is wrong with a certificate', () => {
    const changed = connection({
      problem: problem('vendor-contract-changed'),
      counts: { ...EMPTY_COUNTS, unknown: 1 },
    });
    expect(healthWords(changed, say, clock)).toContain('LadiFlow answers in a way that this version does not know.');
    const stranger = connection({ health: 'portal', problem: problem('tls-failed') });
    expect(healthWords(stranger, say, clock)).toContain('no secure line to LadiFlow');
  });

  it.each([
    [{}, 'Ready. Nothing was sent there yet.'],
    [{ delivered: 4 }, 'Everything arrived. Nothing waits.'],
    [{ delivered: 4, queued: 1 }, '1 is on its way.'],
    [{ attention: 2, queued: 1 }, '2 wait for your answer.'],
  ])('%j: %s', (counts, words) => {
    expect(healthWords(connection({ counts: { ...EMPTY_COUNTS, ...counts } }), say, clock)).toBe(words);
  });

  it.each(LANGUAGES.flatMap((language) => LANE_HEALTHS.map((health) => [language, health] as const)))(
    'has words in %s for %s',
    (language, health) => {
      expect(healthWords(connection({ health, since: 1 }), sayIn(language), clock).length).toBeGreaterThan(10);
    },
  );
});

describe('check-up', () => {
  const failed = (code: ProblemCode): ConnectionTest => ({ ok: false, code, problem: problem(code), at: 0 });

  it('claims no more than was proven, and says beneath a stage why it was not', () => {
    expect(passedSentence('reachable-key-not-refused')).toBe('checkup.reachable');
    expect(placeOfNote({ stage: 'dns', result: 'passed', note: 'took', value: 12 })).toBe('beside');
    expect(placeOfNote({ stage: 'auth', result: 'unproven', note: 'no-call' })).toBe('under');
    expect(placeOfNote({ stage: 'auth', result: 'failed' })).toBe('beside');
  });

  it('calls a person only where one can help', () => {
    expect(isForPerson(failed('vendor-unauthorized'))).toBe(true);
    expect(isForPerson(failed('vendor-settings'))).toBe(true);
    expect(isForPerson(failed('vendor-down'))).toBe(false);
  });
});
