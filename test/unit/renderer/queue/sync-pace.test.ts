import { describe, expect, it } from 'vitest';
import { beginPace, estimateMs, laneOf, paceWith } from '#renderer/shell/sync-pace.ts';
import { EMPTY_COUNTS, type ConnectionView, type LaneHealth } from '#shared/domain/connection.ts';

const connection = (id: string, delivered: number, queued: number, health: LaneHealth = 'working'): ConnectionView => ({
  id,
  vendor: 'ladiflow',
  name: id,
  settings: {},
  enabled: true,
  health,
  counts: { ...EMPTY_COUNTS, delivered, queued },
});

describe('the pace of a sync', () => {
  it('is what each connection has sent since it began, and how fast in the last half minute', () => {
    let pace = beginPace([connection('a', 100, 60), connection('b', 5, 40)], 0);
    expect(laneOf(pace, connection('a', 100, 60))).toEqual({ sent: 0, left: 60, canRun: true });
    for (let second = 1; second <= 40; second += 1) {
      pace = paceWith(pace, [connection('a', 100 + second, 60 - second), connection('b', 5, 40)], second * 1_000);
    }
    const a = laneOf(pace, connection('a', 140, 20));
    expect(a).toEqual({ sent: 40, left: 20, canRun: true, perMinute: 60 });
    expect(estimateMs([a])).toBe(20_000);
    // Nothing has moved there yet: it cannot be said when all is done.
    expect(estimateMs([a, laneOf(pace, connection('b', 5, 40))])).toBeUndefined();
  });

  it('leaves a lane that cannot run out of the estimate, and says how long one took that is done', () => {
    let pace = beginPace([connection('a', 0, 10), connection('b', 0, 2), connection('c', 0, 30, 'down')], 1_000);
    pace = paceWith(pace, [connection('a', 5, 5), connection('b', 2, 0), connection('c', 0, 30, 'down')], 6_000);
    pace = paceWith(pace, [connection('a', 6, 4), connection('b', 2, 0), connection('c', 0, 30, 'down')], 7_000);
    const lanes = [
      laneOf(pace, connection('a', 6, 4)),
      laneOf(pace, connection('b', 2, 0)),
      laneOf(pace, connection('c', 0, 30, 'down')),
    ];
    expect(lanes[1]).toMatchObject({ sent: 2, left: 0, finishedMs: 5_000 });
    expect(lanes[2]).toMatchObject({ left: 30, canRun: false });
    expect(estimateMs(lanes)).toBe(4_000);
  });
});
