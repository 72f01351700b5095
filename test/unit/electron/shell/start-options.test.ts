import { describe, expect, it } from 'vitest';
import { readStartOptions } from '#electron/shell/start-options.ts';

describe('start options', () => {
  it.each([
    [['--data-dir', '/d'], '/d'],
    [['--data-dir=/d e'], '/d e'],
    [['--user-data-dir=/d'], '/d'],
    [['--data-directory=/d'], undefined],
    [[], undefined],
  ])('%j chooses the data directory', (args, expected) => {
    expect(readStartOptions(['fieldpost', ...args], false)).toEqual({
      dataDir: expected,
      hidden: false,
      command: undefined,
    });
  });

  it('takes what is not an option for a command, with everything behind it', () => {
    const argv = ['fieldpost', '--no-sandbox', '--data-dir', '/d', 'list', '--json', '--state', 'queued'];
    expect(readStartOptions(argv, false)).toEqual({
      dataDir: '/d',
      hidden: false,
      command: ['list', '--json', '--state', 'queued'],
    });
  });

  it('passes over the folder that a development Electron is told to open', () => {
    const argv = ['electron', '--no-sandbox', '/clone/out', '--hidden', '--data-dir', '/d'];
    expect(readStartOptions(argv, true)).toEqual({ dataDir: '/d', hidden: true, command: undefined });
    expect(readStartOptions([...argv, 'status'], true).command).toEqual(['status']);
    expect(readStartOptions(['fieldpost', '--version'], false).command).toEqual(['--version']);
  });
});
