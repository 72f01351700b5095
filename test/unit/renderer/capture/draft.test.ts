import { describe, expect, it } from 'vitest';
import { sayIn } from '#test/unit/renderer/intl.ts';
import { readBirthday } from '#renderer/screens/capture/birthday.ts';
import {
  draftInput,
  EMPTY_DRAFT,
  isEmptyDraft,
  keptForNext,
  keptForToday,
  withKept,
  type Draft,
} from '#renderer/screens/capture/draft.ts';
import { brokenRules, ruleWords, verdictWords, warningWords } from '#renderer/screens/capture/field-words.ts';
import { savedWords } from '#renderer/screens/capture/saved-words.ts';
import { EMPTY_COUNTS } from '#shared/domain/connection.ts';
import { parseCustomer } from '#shared/domain/customer.ts';
import { problem } from '#shared/domain/problem.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

const draft = (part: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...part });

describe('the draft as input', () => {
  it('is what the one schema takes, blanks left out', () => {
    const input = draftInput(
      draft({
        texts: {
          fullName: ' Dewi Anggraini ',
          whatsapp: '0812-3456-7890',
          email: '  ',
          latitude: '-7,25',
          longitude: '112.75',
          birthday: '23/4/1990',
        },
        tags: ['expo'],
        custom: [
          { name: 'shop', value: 'Toko Dewi' },
          { name: ' ', value: 'lost' },
        ],
      }),
      ['c1'],
    );
    const parsed = parseCustomer(input, { defaultCountry: 'ID' });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        customer: {
          fullName: 'Dewi Anggraini',
          whatsapp: '+6281234567890',
          latitude: -7.25,
          longitude: 112.75,
          birthday: '1990-04-23',
          tags: ['expo'],
          customFields: { shop: 'Toko Dewi' },
        },
        connections: undefined,
      },
    });
  });

  it('names targets only when some are skipped', () => {
    expect(draftInput(draft({ skipped: ['c2'] }), ['c1', 'c2', 'c3'])).toEqual({ connections: ['c1', 'c3'] });
    expect(draftInput(draft({}), ['c1', 'c2'])).toEqual({});
  });

  it('lets the schema name a coordinate that is no number', () => {
    const parsed = parseCustomer(draftInput(draft({ texts: { fullName: 'A', latitude: 'north' } }), []), {
      defaultCountry: 'ID',
    });
    expect(parsed).toMatchObject({ ok: false, error: [{ field: 'latitude' }] });
  });

  it('knows when nothing was typed', () => {
    expect(isEmptyDraft(draft({ texts: { fullName: '  ' }, skipped: ['c1'] }))).toBe(true);
    expect(isEmptyDraft(draft({ tags: ['a'] }))).toBe(false);
  });

  it('keeps place and tags for the next visitor, and nothing of the person', () => {
    const kept = keptForNext(
      draft({
        texts: { fullName: 'A', email: 'a@b.c', city: 'Surabaya', country: 'ID' },
        tags: ['expo'],
        skipped: ['c2'],
      }),
      '2026-11-22',
    );
    expect(kept).toEqual({ texts: { city: 'Surabaya', country: 'ID' }, tags: ['expo'], custom: [], skipped: ['c2'] });
  });

  it('keeps what is pinned for its day only, and does not take it for something typed', () => {
    const typed = draft({ texts: { fullName: 'A', city: 'Huế' }, tags: ['expo'] });
    const pinned = withKept(withKept(typed, 'city', true, '2026-11-22'), 'tags', true, '2026-11-22');
    const next = keptForToday(pinned, '2026-11-22');
    expect(next).toMatchObject({ texts: { city: 'Huế' }, tags: ['expo'] });
    expect(isEmptyDraft(next)).toBe(true);
    expect(isEmptyDraft({ ...next, texts: { ...next.texts, notes: 'x' } })).toBe(false);
    expect(keptForToday(pinned, '2026-11-23')).toEqual(EMPTY_DRAFT);
    expect(keptForToday(withKept(pinned, 'city', false, '2026-11-22'), '2026-11-22').texts).toEqual({});
  });
});

describe('birthday', () => {
  it.each([
    ['23 4 1990', '1990-04-23'],
    ['23/04/1990', '1990-04-23'],
    ['3.4.1990', '1990-04-03'],
    ['1990-4-23', '1990-04-23'],
  ])('reads %s as %s', (text, date) => {
    expect(readBirthday(text)).toBe(date);
  });

  it.each(['', '23/04/90', 'April', '1990'])('does not guess at "%s"', (text) => {
    expect(readBirthday(text)).toBeUndefined();
  });
});

describe('words of the vendors', () => {
  const say = sayIn('en');
  const needsEmail = problem('vendor-needs-field', { field: 'email', params: { vendor: 'Cuoral' } });

  it('says under the field what a chosen vendor needs, and that saving works', () => {
    const check = {
      problems: [],
      duplicates: [],
      verdicts: [{ connectionId: 'c4', verdict: 'refused' as const, problems: [needsEmail], warnings: [], cuts: [] }],
    };
    const rule = brokenRules(check, () => 'Cuoral East').get('email');
    expect(rule === undefined ? '' : ruleWords(rule, say)).toBe(
      'Cuoral East needs an e-mail. Saved anyway; Cuoral East will wait for you.',
    );
    expect(brokenRules(check, () => undefined).size).toBe(0);
  });

  it('has two words for the rail', () => {
    expect(verdictWords([needsEmail], say)).toBe('Add e-mail');
    expect(verdictWords([problem('vendor-field-too-long', { field: 'fullName' })], say)).toBe('Fix name');
    expect(verdictWords([], say)).toBe('Needs you');
  });

  it('tells what will be shortened or left out', () => {
    expect(
      warningWords(problem('vendor-field-shortened', { field: 'notes', params: { limit: 100 } }), say, 'NXLink'),
    ).toBe('Notes will be shortened to 100 characters.');
    expect(warningWords(problem('vendor-field-left-out', { field: 'postalCode' }), say, 'LadiFlow')).toBe(
      'Postal code will be left out.',
    );
  });
});

describe('after saving', () => {
  const status: OutboxStatus = {
    online: true,
    paused: false,
    syncing: false,
    sendsElsewhere: false,
    keychain: 'open',
    counts: EMPTY_COUNTS,
    customers: { all: 0, needYou: 0, waiting: 0, delivered: 0, discarded: 0 },
  };
  const say = sayIn('en');

  it.each<[Partial<OutboxStatus>, number, number, string]>([
    [{ online: false }, 3, 3, 'Saved · 3 vendors · waiting for network'],
    [{}, 1, 3, 'Saved · 1 vendor · on the way'],
    [{ paused: true, online: false }, 3, 3, 'Saved · 3 vendors · sending is paused'],
    [{ keychain: 'locked' }, 3, 3, 'Saved · 3 vendors · waiting for the keychain'],
    [{}, 0, 0, 'Saved on this computer. Connect a vendor when you are ready.'],
    [{}, 0, 2, 'Saved on this computer. It goes to no vendor.'],
  ])('%j with %i of %i vendors', (part, deliveries, connections, words) => {
    expect(savedWords({ deliveries }, { ...status, ...part }, connections, say)).toBe(words);
  });
});
