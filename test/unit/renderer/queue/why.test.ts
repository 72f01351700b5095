import { describe, expect, it } from 'vitest';
import { intlOf } from '#test/unit/renderer/intl.ts';
import { whyOf, type WhyContext } from '#renderer/screens/queue/why.ts';
import { whyWords } from '#renderer/screens/queue/why-words.ts';
import type { LaneHealth } from '#shared/domain/connection.ts';
import type { DeliveryView } from '#shared/domain/delivery.ts';
import { LANGUAGES, type Language } from '#shared/domain/profile.ts';

const NOW = new Date(2025, 10, 22, 10, 44).getTime();
const at = (hours: number, minutes: number): number => new Date(2025, 10, 22, hours, minutes).getTime();

const NAMES: Readonly<Record<string, string>> = {
  cu: 'Cuoral',
  lf: 'LadiFlow',
  sm: 'SalesMania',
  nx: 'NXLink',
  aw: 'Alat WA',
};

type Lane = { readonly health: LaneHealth; readonly until?: number };

function context(lanes: Readonly<Record<string, Lane>> = {}, part: Partial<WhyContext> = {}): WhyContext {
  const connections = new Map(
    Object.entries(NAMES).map(([id, name]) => [id, { name, ...(lanes[id] ?? { health: 'working' as const }) }]),
  );
  return { connections, paused: false, online: true, sendsElsewhere: false, ...part };
}

const delivery = (
  connectionId: string,
  state: DeliveryView['state'],
  part: Partial<DeliveryView> = {},
): DeliveryView => ({
  id: `${connectionId}-1`,
  connectionId,
  intent: 'create',
  createdAt: 0,
  state,
  attempts: 0,
  updatedAt: at(10, 9),
  ...part,
});

function words(deliveries: readonly DeliveryView[], where: WhyContext = context(), language: Language = 'en') {
  const why = whyOf(deliveries, where);
  return { ...whyWords(intlOf(language), why, NOW), action: why.action };
}

describe('what needs a person comes first and alone', () => {
  const refused = delivery('cu', 'attention', { problem: { code: 'vendor-needs-field', field: 'email' } });

  it('names the missing field and offers to add it', () => {
    expect(words([delivery('lf', 'retrying'), refused, delivery('aw', 'delivered')])).toEqual({
      strong: 'Cuoral: e-mail is missing.',
      plain: '',
      action: { label: 'why.add', to: 'customer', connectionId: 'cu' },
    });
  });

  it('counts the others that need a person', () => {
    const second = delivery('sm', 'attention', { problem: { code: 'vendor-refused' } });
    expect(words([refused, second]).plain).toBe('1 more needs you.');
  });

  it('names the limit of a text that is too long', () => {
    const long = delivery('sm', 'attention', {
      problem: { code: 'vendor-field-too-long', field: 'fullName', params: { limit: 200 } },
    });
    expect(words([long])).toMatchObject({
      strong: 'SalesMania: name is longer than 200.',
      action: { label: 'why.shorten' },
    });
  });

  it('asks for a decision where only a person can know', () => {
    expect(words([delivery('cu', 'unknown', { settle: 'person' })])).toEqual({
      strong: 'Cuoral never answered.',
      plain: 'It may have arrived.',
      action: { label: 'why.decide', to: 'customer', connectionId: 'cu' },
    });
  });

  it('has words for a refusal without a reason', () => {
    expect(words([delivery('cu', 'attention')]).strong).toBe('Cuoral waits for you.');
  });
});

describe('lanes say why and when next', () => {
  it('says who is down and when it is tried again', () => {
    const where = context({ lf: { health: 'down', until: at(10, 48) } });
    expect(words([delivery('aw', 'delivered'), delivery('lf', 'queued')], where).plain).toBe(
      'LadiFlow is down; tries again 10:48.',
    );
  });

  it('puts lanes of one reason into one sentence, with the earliest time', () => {
    const where = context({ lf: { health: 'down', until: at(10, 48) }, nx: { health: 'down', until: at(10, 46) } });
    expect(words([delivery('lf', 'queued'), delivery('nx', 'retrying')], where).plain).toBe(
      'LadiFlow and NXLink are down; tries again 10:46.',
    );
  });

  it('counts vendors where their names would hide the reason', () => {
    const where = context(Object.fromEntries(Object.keys(NAMES).map((id) => [id, { health: 'offline' as const }])));
    const all = Object.keys(NAMES).map((id) => delivery(id, 'queued'));
    expect(words(all, where).plain).toBe('5 vendors cannot be reached; tries again by itself.');
  });

  it('adds that the others are next in line', () => {
    const where = context({ lf: { health: 'down', until: at(10, 48) } });
    expect(words([delivery('aw', 'queued'), delivery('lf', 'queued')], where).plain).toBe(
      'LadiFlow is down; tries again 10:48. Others are next in line.',
    );
  });

  it('says at most two sentences', () => {
    const where = context({
      lf: { health: 'down', until: at(10, 48) },
      sm: { health: 'throttled', until: at(10, 46) },
      nx: { health: 'paused' },
    });
    const told = words(
      [delivery('lf', 'queued'), delivery('sm', 'retrying'), delivery('nx', 'queued'), delivery('aw', 'queued')],
      where,
    );
    expect(told.plain).toBe(
      'LadiFlow is down; tries again 10:48. SalesMania asked us to slow down; tries again 10:46.',
    );
  });

  it('leads to the form of a token that is no longer accepted', () => {
    const told = words([delivery('sm', 'queued')], context({ sm: { health: 'unauthorized' } }));
    expect(told).toMatchObject({
      plain: 'SalesMania no longer accepts this token.',
      action: { label: 'why.newKey', to: 'connection', connectionId: 'sm' },
    });
  });

  it('blames the network before a lane that only follows from it', () => {
    const where = context({ lf: { health: 'offline' } }, { online: false });
    expect(words([delivery('aw', 'queued'), delivery('lf', 'queued')], where).plain).toBe(
      'No network. Goes out by itself once you are back online.',
    );
  });

  it('says that a person paused, whatever the lanes do', () => {
    const where = context({ lf: { health: 'down' } }, { paused: true });
    expect(words([delivery('lf', 'retrying')], where).plain).toBe('Sending is paused.');
  });

  it('says that a doubtful one is checked before it is sent again', () => {
    expect(words([delivery('sm', 'unknown', { settle: 'lookup' })]).plain).toBe(
      'No answer came. Checking with SalesMania so it does not go twice.',
    );
  });

  it('gives the time of a retry of its own', () => {
    const own = delivery('aw', 'retrying', { nextAttemptAt: at(10, 50), problem: { code: 'vendor-answer-unknown' } });
    expect(words([own]).plain).toBe('Alat WA did not take it yet; tries again 10:50.');
  });

  it('does without a time where there is none', () => {
    expect(words([delivery('lf', 'queued')], context({ lf: { health: 'down' } })).plain).toBe(
      'LadiFlow is down; tries again by itself.',
    );
  });
});

describe('nothing waits any more', () => {
  it.each<[string, readonly DeliveryView[]]>([
    ['All delivered 10:09', [delivery('aw', 'delivered'), delivery('cu', 'delivered', { updatedAt: at(10, 3) })]],
    ['Delivered to 1, discarded for 1.', [delivery('aw', 'delivered'), delivery('cu', 'discarded')]],
    ['Discarded 10:09. It stays in this list.', [delivery('aw', 'discarded')]],
    ['Saved here. It goes to no vendor.', []],
  ])('%s', (sentence, deliveries) => {
    expect(words(deliveries).plain).toBe(sentence);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const healths: readonly LaneHealth[] = [
    'paused',
    'offline',
    'portal',
    'throttled',
    'down',
    'unauthorized',
    'settings',
    'keychain',
  ];

  it.each(healths)('a lane that is %s has a sentence', (health) => {
    const told = words([delivery('lf', 'queued')], context({ lf: { health, until: at(10, 48) } }), language);
    expect(told.plain).toMatch(/^.{8,}\.$/u);
  });
});
