import { describe, expect, it } from 'vitest';
import { sayIn } from '#test/unit/renderer/intl.ts';
import { foldedOf } from '#renderer/screens/queue/folded.ts';
import { changesSince, goneFrom } from '#renderer/screens/queue/held-order.ts';
import { initials } from '#renderer/screens/queue/initials.ts';
import { columnsOf } from '#renderer/screens/queue/queue-columns.ts';
import { movedCursor } from '#renderer/screens/queue/queue-keys.ts';
import { placed } from '#renderer/screens/queue/row-slots.ts';
import { age } from '#renderer/i18n/times.ts';
import { EMPTY_COUNTS, type ConnectionView } from '#shared/domain/connection.ts';
import type { DeliveryView } from '#shared/domain/delivery.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/duration.ts';

const delivery = (state: DeliveryView['state'], settle?: DeliveryView['settle']): DeliveryView => ({
  id: state,
  connectionId: state,
  intent: 'create',
  createdAt: 0,
  state,
  ...(settle === undefined ? {} : { settle }),
  attempts: 0,
  updatedAt: 0,
});

const connection = (id: string): ConnectionView => ({
  id,
  vendor: 'cuoral',
  name: id,
  settings: {},
  enabled: true,
  health: 'working',
  counts: EMPTY_COUNTS,
});

const connections = (count: number): readonly ConnectionView[] =>
  Array.from({ length: count }, (_, index) => connection(`c${index}`));

describe('counts', () => {
  it('puts a doubtful delivery under whoever settles it, and adds up', () => {
    const tally = tallyOf({
      ...EMPTY_COUNTS,
      queued: 3,
      sending: 1,
      retrying: 5,
      unknown: 4,
      unknownForPerson: 1,
      attention: 2,
      delivered: 90,
      discarded: 7,
    });
    expect(tally).toEqual({ total: 112, needYou: 3, waiting: 12, delivered: 90, discarded: 7 });
  });

  it('rolls many connections up into words', () => {
    const say = sayIn('en');
    const told = foldedOf([
      delivery('delivered'),
      delivery('attention'),
      delivery('unknown', 'person'),
      delivery('unknown', 'lookup'),
    ]);
    expect(told.map(({ key, count }) => say(key, { count })).join(' · ')).toBe('1 delivered · 2 need you · 1 waiting');
  });
});

describe('columns', () => {
  it('gives each connection a column while there is room', () => {
    expect(columnsOf(1158, connections(5))).toMatchObject({ isFolded: false, isCompact: false, count: 9 });
  });

  it('keeps only the shapes where there is little room', () => {
    expect(columnsOf(744, connections(5)).isCompact).toBe(true);
  });

  it('folds more than six into one cell', () => {
    expect(columnsOf(1158, connections(7))).toMatchObject({ isFolded: true, lanes: [], count: 5 });
  });

  it.each([
    ['Alat WA', 'AW'],
    ['SalesMania', 'SM'],
    ['NXLink', 'NX'],
    ['Cuoral', 'CU'],
    ['đại lý', 'ĐL'],
  ])('shortens %s to %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('keys', () => {
  it.each([
    ['j', 0, 1],
    ['ArrowDown', 2, 2],
    ['k', 0, 0],
    ['ArrowUp', 2, 1],
    ['End', 0, 2],
    ['Home', 2, 0],
    ['PageDown', 0, 2],
  ])('%s moves from %i to %i of three', (key, from, to) => {
    expect(movedCursor(key, from, 3)).toBe(to);
  });

  it('leaves other keys alone', () => {
    expect(movedCursor('x', 1, 3)).toBeUndefined();
  });
});

describe('the places of rows', () => {
  const drawn = (from: number, to: number, isScrolling: boolean) =>
    placed(
      Array.from({ length: to - from }, (_, step) => ({ index: from + step })),
      6,
      isScrolling,
    );

  it('stay with a row, and a newcomer takes the place of whoever left', () => {
    const slots = (from: number, to: number) => new Map(drawn(from, to, true).map(({ index, slot }) => [index, slot]));
    const [before, after] = [slots(10, 16), slots(12, 18)];
    for (const index of [12, 13, 14, 15]) expect(after.get(index)).toBe(before.get(index));
    expect([after.get(16), after.get(17)]).toEqual([before.get(10), before.get(11)]);
    expect(new Set(after.values()).size).toBe(6);
  });

  it('lie still in the page while it is scrolled, and follow one another after it', () => {
    expect(drawn(9, 15, true).map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(drawn(9, 15, false).map(({ index }) => index)).toEqual([9, 10, 11, 12, 13, 14]);
  });
});

describe('age', () => {
  it.each([
    [20 * SECOND_MS, 'now'],
    [3 * MINUTE_MS, '3 min'],
    [90 * MINUTE_MS, '1 h'],
    [HOUR_MS * 47, '1 d'],
    [-DAY_MS, 'now'],
  ])('%i ms is %s', (past, words) => {
    expect(age(sayIn('en'), 10 * DAY_MS - past, 10 * DAY_MS)).toBe(words);
  });
});

describe('an order that is held', () => {
  const rows = new Map([
    ['a', {}],
    ['b', {}],
  ]) as unknown as Parameters<typeof changesSince>[0]['rows']; // only the ids matter here

  it('counts who came', () => {
    expect(changesSince({ rows, total: 2 }, ['c', 'a', 'b'], 3)).toBe(1);
  });

  it('asks for those who have left what is loaded, by a filter or by newcomers', () => {
    expect(goneFrom({ ids: ['a', 'b', undefined, 'd'] }, rows, [0, 1, 2, 3, 4])).toEqual(['d']);
  });

  it('is quiet while only cells changed', () => {
    expect(changesSince({ rows, total: 2 }, ['a', 'b'], 2)).toBe(0);
  });
});
