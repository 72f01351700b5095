import { expect, it } from 'vitest';
import { answer } from './answers.ts';
import { retryAfterMs } from '#electron/vendors/retry-after.ts';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';

it.each([
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Sun, 06 Nov 1994 08:50:37 GMT', 60_000],
  ['Sunday, 06-Nov-94 08:50:37 GMT', 60_000],
  ['Sun Nov  6 08:50:37 1994', 60_000],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
  ['1.5', undefined],
  ['-1', undefined],
  ['99999999999', undefined],
  ['1 day', undefined],
  ['2026-11-22T09:00:00Z', undefined],
  ['Nov 6', undefined],
  ['', undefined],
])('Retry-After: %j is %s ms', (text, ms) =>
  expect(retryAfterMs(answer(429, '', { 'retry-after': text, date: DATE }))).toBe(ms),
);

it('counts a date from the answer’s own clock, and from no other', () => {
  for (const headers of [{ 'retry-after': DATE }, { 'retry-after': DATE, date: 'today' }]) {
    expect(retryAfterMs(answer(429, '', headers))).toBeUndefined();
  }
  expect(retryAfterMs(answer(429, '', { date: DATE }))).toBeUndefined();
});
