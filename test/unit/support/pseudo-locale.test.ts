import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, it } from 'vitest';
import { createIntl } from '@formatjs/intl';
import { messages } from '#shared/i18n/catalogue.ts';
import { CLOSE, OPEN, pseudo } from '#test/support/pseudo-locale.ts';

it('lengthens words and leaves arguments, plurals and tags alone', () => {
  const intl = createIntl({
    locale: 'en',
    messages: {
      count: pseudo('{n, plural, one {# vendor} other {# vendors}} of {name}'),
      select: pseudo('{online, select, true {on} other {off line}}'),
      quoted: pseudo("It''s '{here}'"),
    },
  });
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  expect(say('count', { n: 1, name: 'Ann' })).toBe('⟦1 vệệnddộrr ộff Ann⟧');
  expect(say('count', { n: 3, name: 'Ann' })).toBe('⟦3 vệệnddộrrs ộff Ann⟧');
  expect(say('select', { online: 'true' })).toMatch(/^⟦ộn+⟧$/);
  expect(say('quoted')).toContain("'s {h");
});

it('leaves every message of ours a message, in brackets', () => {
  for (const message of Object.values(messages.en)) {
    const written = pseudo(message);
    expect(() => parse(written), message).not.toThrow();
    expect(written.startsWith(OPEN) && written.endsWith(CLOSE), message).toBe(true);
  }
});
