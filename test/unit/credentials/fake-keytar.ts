import type { Keytar } from '#electron/credentials/keytar.ts';

export type FakeKeytar = Keytar & {
  readonly entries: Map<string, string>;
  /** Calls that were begun, by name. */
  readonly calls: string[];
  /** How many calls were out at the same time, at most. */
  mostAtOnce: number;
  /**
   * open; locked: behaves as libsecret does on a locked keyring whose prompt is dismissed (measured: reads find nothing,
   * writes fail, removals say "not there"); hanging: no call returns before `release`.
   */
  mode: 'open' | 'locked' | 'hanging';
  /** Lets the hanging calls go on, as when a person answers the prompt. */
  release(): void;
};

export function createFakeKeytar(): FakeKeytar {
  const entries = new Map<string, string>();
  let out = 0;
  let waiting: (() => void)[] = [];
  const call = async <T>(name: string, work: () => T): Promise<T> => {
    fake.calls.push(name);
    out += 1;
    fake.mostAtOnce = Math.max(fake.mostAtOnce, out);
    try {
      if (fake.mode === 'hanging') await new Promise<void>((resolve) => waiting.push(resolve));
      // A real call takes a while, in which another one could come.
      await Promise.resolve();
      return work();
    } finally {
      out -= 1;
    }
  };
  const isLocked = (): boolean => fake.mode === 'locked';
  const fake: FakeKeytar = {
    entries,
    calls: [],
    mostAtOnce: 0,
    mode: 'open',
    release() {
      fake.mode = 'open';
      for (const go of waiting) go();
      waiting = [];
    },
    getPassword: (_service, account) => call('get', () => (isLocked() ? null : (entries.get(account) ?? null))),
    setPassword: (_service, account, password) =>
      call('set', () => {
        if (isLocked()) throw new Error('Cannot create an item in a locked collection');
        entries.set(account, password);
      }),
    deletePassword: (_service, account) => call('delete', () => !isLocked() && entries.delete(account)),
  };
  return fake;
}
