import { describe, expect, it } from 'vitest';
import { createWords, languageOf } from '#electron/shell/messages.ts';
import { trayView } from '#electron/shell/tray-view.ts';
import { EMPTY_COUNTS } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

const idle: OutboxStatus = {
  online: true,
  paused: false,
  syncing: false,
  sendsElsewhere: false,
  keychain: 'open',
  counts: EMPTY_COUNTS,
  customers: { all: 0, needYou: 0, waiting: 0, delivered: 0, discarded: 0 },
};
const everything: OutboxStatus = {
  ...idle,
  online: false,
  paused: true,
  syncing: true,
  counts: { ...EMPTY_COUNTS, queued: 40, sending: 2, retrying: 9, unknown: 3, unknownForPerson: 2, attention: 4 },
};
const words = createWords('en');
const stateOf = (status: OutboxStatus): string => trayView(status, words).state;

describe('tray', () => {
  it('shows the most urgent of the states that hold', () => {
    const settled = { ...EMPTY_COUNTS, delivered: 7, discarded: 1 };
    expect(stateOf(everything)).toBe('needs-you');
    const waiting = { ...everything, counts: { ...settled, queued: 1 } };
    expect(stateOf(waiting)).toBe('paused');
    expect(stateOf({ ...waiting, paused: false })).toBe('offline');
    expect(stateOf({ ...waiting, paused: false, online: true })).toBe('syncing');
    expect(stateOf({ ...waiting, paused: false, online: true, syncing: false })).toBe('waiting');
    expect(stateOf({ ...idle, counts: settled })).toBe('idle');
  });

  it('says in one line what needs a person, what waits, and whether the network is there', () => {
    expect(trayView({ ...everything, online: true }, words).toolTip).toBe('Fieldpost: 6 need you, 52 waiting, online');
    expect(trayView(idle, createWords('vi')).toolTip).toBe('Fieldpost: 0 cần xử lý, 0 đang chờ, có mạng');
  });

  it('says while practising that its numbers are of practice', () => {
    const { toolTip, menu } = trayView({ ...everything, online: true }, words, true);
    expect(toolTip).toBe('Practice, not your customers: Fieldpost: 6 need you, 52 waiting, online');
    expect(menu.slice(0, 2)).toEqual([{ label: 'Practice' }, { label: '6 need you · 52 waiting' }]);
    expect(trayView(idle, words).menu).not.toContainEqual({ label: 'Practice' });
  });

  it('offers to pause or to resume, whichever helps', () => {
    const actions = (status: OutboxStatus): (string | undefined)[] =>
      trayView(status, words).menu.map((line) => (line === 'separator' ? '-' : line.action));
    expect(actions(idle)).toEqual([
      undefined,
      undefined,
      '-',
      'sync',
      'pause',
      '-',
      'capture',
      'quick',
      'open',
      '-',
      'quit',
    ]);
    expect(actions(everything)).toContain('resume');
    expect(actions(everything)).not.toContain('pause');
  });

  it('tells the time of the next try', () => {
    const at = new Date(2026, 0, 5, 10, 48).getTime();
    const [, line] = trayView({ ...idle, nextAttemptAt: at }, words).menu;
    expect(line).toEqual({ label: 'Online, next try 10:48' });
  });
});

describe('language of a dialog before the profile is read', () => {
  it.each([
    ['id-ID', 'id'],
    ['vi', 'vi'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('%s → %s', (locale, language) => expect(languageOf(locale)).toBe(language));
});
