import { describe, expect, it } from 'vitest';
import { byConnection, chosenDelivery } from '#renderer/screens/customer/chosen-delivery.ts';
import { draftOf, withField } from '#renderer/screens/customer/customer-draft.ts';
import { timelineOf } from '#renderer/screens/customer/timeline.ts';
import { mostUrgent } from '#renderer/screens/capture/most-urgent.ts';
import { themeOf } from '#renderer/theme/use-theme.ts';
import { parseCustomer } from '#shared/domain/customer.ts';
import type { AttemptView, DeliveryView } from '#shared/domain/delivery.ts';

const delivery = (
  connectionId: string,
  state: DeliveryView['state'],
  settle?: DeliveryView['settle'],
): DeliveryView => ({
  id: connectionId,
  connectionId,
  intent: 'create',
  createdAt: 0,
  state,
  ...(settle === undefined ? {} : { settle }),
  attempts: 1,
  updatedAt: 0,
});

describe('changes among the deliveries of a customer', () => {
  const change = (connectionId: string, state: DeliveryView['state']): DeliveryView => ({
    ...delivery(connectionId, state),
    id: `${connectionId}-change`,
    intent: 'update',
  });
  const create = (connectionId: string): DeliveryView => ({
    ...delivery(connectionId, 'delivered'),
    id: `${connectionId}-create`,
  });
  const all = [create('a'), create('b'), change('a', 'attention'), change('b', 'delivered')];

  it('stand under what they change', () => {
    expect(byConnection(all).map(({ id }) => id)).toEqual(['a-create', 'a-change', 'b-create', 'b-change']);
  });

  it('are opened by their own address; that of a connection opens what is urgent there', () => {
    const open = (named: string | undefined) => chosenDelivery(all, named)?.id;
    expect([open('b-change'), open('b'), open('a'), open('nobody'), open(undefined)]).toEqual([
      'b-change',
      'b-create',
      'a-change',
      'a-change',
      'a-change',
    ]);
  });
});

describe('a stored customer that is edited', () => {
  const stored = {
    fullName: 'Ratna Wulandari',
    whatsapp: '+6281234567890',
    latitude: -7.25,
    longitude: 112.75,
    tags: ['expo-nov'],
    customFields: { shop: 'Toko' },
    birthday: '1990-04-23',
  };

  it('comes back unchanged through the one schema', () => {
    const parsed = parseCustomer(withField(stored, 'fullName', stored.fullName), { defaultCountry: 'VN' });
    expect(parsed).toMatchObject({ ok: true, value: { customer: stored } });
  });

  it('gets the field that was missing, and may lose one', () => {
    expect(withField(stored, 'email', 'ratna@toko.example')).toMatchObject({ ...stored, email: 'ratna@toko.example' });
    expect(withField(stored, 'birthday', '')).not.toHaveProperty('birthday');
  });

  it('survives a record that is sealed', () => {
    expect(draftOf({})).toEqual({ texts: {}, tags: [], custom: [], skipped: [] });
  });
});

describe('which delivery is shown', () => {
  const deliveries = [delivery('aw', 'delivered'), delivery('lf', 'retrying'), delivery('cu', 'unknown', 'person')];

  it('is the one that the address names, else the most urgent', () => {
    expect(chosenDelivery(deliveries, 'lf')?.id).toBe('lf');
    expect(chosenDelivery(deliveries, undefined)?.id).toBe('cu');
    expect(chosenDelivery(deliveries.slice(0, 2), 'gone')?.id).toBe('lf');
    expect(chosenDelivery([], undefined)).toBeUndefined();
  });

  it('stands for the customer in the list of Capture', () => {
    expect(mostUrgent(deliveries)).toBe('unknown');
    expect(mostUrgent([])).toBeUndefined();
  });
});

describe('timeline', () => {
  const attempt = (id: string, startedAt: number, part: Partial<AttemptView>): AttemptView => ({
    id,
    kind: 'deliver',
    startedAt,
    customersInRequest: 1,
    ...part,
  });

  it('goes from the newest to the moment of saving', () => {
    const moments = timelineOf(
      [attempt('b', 30, { kind: 'lookup' }), attempt('a', 10, { endedAt: 20, outcome: 'unknown' })],
      5,
    );
    expect(moments.map((moment) => [moment.kind, moment.at])).toEqual([
      ['started', 30],
      ['ended', 20],
      ['started', 10],
      ['queued', 5],
    ]);
    expect(moments[0]).toMatchObject({ number: 2, word: 'timeline.lookup' });
    expect(moments[1]).toMatchObject({ number: 1, shape: 'unknown', word: 'timeline.outcome.unknown' });
  });

  it('has a word for an outcome it does not know', () => {
    expect(timelineOf([attempt('a', 10, { endedAt: 20, outcome: 'new-one' })], 5)[0]).toMatchObject({
      word: 'timeline.outcome.other',
    });
  });
});

describe('theme', () => {
  it.each([
    ['system', true, false, 'dark'],
    ['light', true, false, 'light'],
    ['dark', false, true, 'hc-dark'],
    ['system', false, true, 'hc-light'],
  ] as const)('%s on a system that is dark: %s, wants contrast: %s', (choice, dark, contrast, theme) => {
    expect(themeOf({ theme: choice, highContrast: false }, dark, contrast)).toBe(theme);
  });
});
