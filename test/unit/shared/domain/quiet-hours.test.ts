import { expect, test } from 'vitest';
import { isQuiet } from '#shared/domain/quiet-hours.ts';

test.each([
  ['20:00', '07:00', '19:59', false],
  ['20:00', '07:00', '20:00', true],
  ['20:00', '07:00', '00:00', true],
  ['20:00', '07:00', '06:59', true],
  ['20:00', '07:00', '07:00', false],
  ['12:00', '13:30', '13:29', true],
  ['12:00', '13:30', '13:30', false],
  ['09:00', '09:00', '09:00', false],
])('from %s to %s, at %s: %s', (quietFrom, quietTo, at, quiet) => {
  const [hours, minutes] = at.split(':').map(Number);
  const now = (hours ?? 0) * 60 + (minutes ?? 0);
  expect(isQuiet({ quietHours: true, quietFrom, quietTo }, now)).toBe(quiet);
  expect(isQuiet({ quietHours: false, quietFrom, quietTo }, now)).toBe(false);
});
