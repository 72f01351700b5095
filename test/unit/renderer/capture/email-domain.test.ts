import { describe, expect, it } from 'vitest';
import { offeredEmail } from '#renderer/screens/capture/email-domain.ts';

describe('an e-mail that is offered', () => {
  it.each([
    ['ratna', undefined],
    ['ratna@', 'ratna@gmail.com'],
    ['ratna@y', 'ratna@yahoo.com'],
    ['Ratna.W@OUT', 'Ratna.W@outlook.com'],
    ['ratna@gmail.', 'ratna@gmail.com'],
    ['ratna@yahoo.c', 'ratna@yahoo.com'],
    // An ending is somebody's own word: `yahoo.co` is on its way to `yahoo.co.id`.
    ['ratna@yahoo.co', undefined],
    ['ratna@gmail.com', undefined],
    ['ratna@toko', undefined],
    ['@', undefined],
    ['a b@', undefined],
  ])('%s becomes %s', (typed, offered) => {
    expect(offeredEmail(typed, [])).toBe(offered);
  });

  it('is first of all from where the last customers were', () => {
    expect(offeredEmail('budi@', ['kampus.example'])).toBe('budi@kampus.example');
    expect(offeredEmail('budi@g', ['kampus.example'])).toBe('budi@gmail.com');
  });
});
