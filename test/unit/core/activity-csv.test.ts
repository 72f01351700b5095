import { describe, expect, it } from 'vitest';
import { activityCsv, dayOf } from '#electron/core/activity-csv.ts';
import type { Activity } from '#shared/domain/activity.ts';

const at = (hour: number): number => new Date(2026, 10, 22, hour).getTime();

const day: Activity = {
  from: at(0),
  to: at(24),
  bars: [
    { at: at(0), captured: 0, delivered: 0, refused: 0 },
    { at: at(23), captured: 3, delivered: 5, refused: 1 },
  ],
  captured: 3,
  capturedBefore: 0,
  delivered: 5,
  refused: 1,
  connections: [
    {
      id: 'a',
      name: '=Cuoral, "Surabaya"',
      delivered: 5,
      refused: 1,
      waits: 2,
      needYou: 1,
      took: { median: 4, p95: 60 },
    },
    { id: 'b', name: 'LadiFlow', delivered: 0, refused: 0, waits: 7, needYou: 0 },
  ],
  needYou: 1,
  waiting: [],
  hasBegun: true,
};

describe('a period as a file', () => {
  it('has a line each hour and a line each connection, and nothing that a spreadsheet would compute', () => {
    expect(activityCsv(day).split('\r\n')).toEqual([
      '\uFEFFfrom,to,connection,captured,delivered,refused,waits_now,need_you_now,median_seconds,p95_seconds',
      '2026-11-22 00:00,2026-11-22 23:00,,0,0,0,,,,',
      '2026-11-22 23:00,2026-11-23 00:00,,3,5,1,,,,',
      `2026-11-22 00:00,2026-11-23 00:00,"'=Cuoral, ""Surabaya""",,5,1,2,1,4,60`,
      '2026-11-22 00:00,2026-11-23 00:00,LadiFlow,,0,0,7,0,,',
      '',
    ]);
    expect(dayOf(day.from)).toBe('2026-11-22');
  });
});
