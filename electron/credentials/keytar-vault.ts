import type { Keytar } from './keytar.ts';
import type { Vault } from './vault.ts';
import type { Clock } from '#electron/effects.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { SECOND_MS } from '#shared/duration.ts';

export type KeytarVault = Vault & {
  /**
   * Whether a call is out, perhaps at a prompt that nobody answers. It blocks a thread that a normal exit of the process
   * waits for: whoever ends the process then has to end it the hard way.
   */
  readonly hangs: () => boolean;
  /** Called when a call that hung has come back, with whatever answer: somebody dealt with the prompt. Returns the way to stop. */
  readonly onRecovered: (listener: () => void) => () => void;
};

export type KeytarVaultOptions = {
  /** Called at the first use, and again after it failed. */
  readonly load: () => Promise<Keytar>;
  readonly clock: Clock;
  /** From a call of the vault to its answer, waiting for calls before it included. */
  readonly deadlineMs?: number;
  readonly service?: string;
  readonly platform?: NodeJS.Platform;
};

/**
 * The vault over keytar. Two habits of keytar shape it:
 * - A call blocks a thread of the process, for ever if a prompt stands unseen. So there is never more than one; those
 *   behind it answer `keychain-locked` at their own deadline and are then not carried out, and a write that comes through
 *   too late is taken back, so that "not stored" stays true.
 * - On Linux a locked keyring whose prompt was dismissed looks like a missing entry (gnome-keyring with libsecret). So
 *   "missing" is believed only after a trial entry could be written.
 */
export function createKeytarVault(options: KeytarVaultOptions): KeytarVault {
  const platform = options.platform ?? process.platform;
  const turns = createTurns(options.clock, options.deadlineMs ?? DEADLINE_MS);
  const entries = createEntries(options.load, options.service ?? SERVICE, platform === 'linux');
  return {
    read: (name) =>
      turns.take(async () => {
        const value = await entries.read(name);
        return value === null ? err(problem('secret-missing')) : ok(value);
      }),
    write: async (name, value) => {
      if (platform === 'win32' && Buffer.byteLength(value) > WINDOWS_MAX_BYTES) {
        return err(problem('too-long', { field: 'secrets', params: { limit: WINDOWS_MAX_BYTES } }));
      }
      return turns.take((isLate) => entries.write(name, value, isLate));
    },
    remove: (name) => turns.take(() => entries.remove(name)),
    hangs: turns.hangs,
    onRecovered: turns.onRecovered,
  };
}

const SERVICE = 'Fieldpost';
const DEADLINE_MS = 5 * SECOND_MS;

/** Windows' Credential Manager holds 5 × 512 bytes an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE); some room is left. */
const WINDOWS_MAX_BYTES = 2_500;

/** Account of the trial entry; it exists for a moment only. */
const TRIAL = 'trial';

type Job<T> = (isLate: () => boolean) => Promise<Result<T, Problem>>;

/** One job at a time, each answered by its deadline. */
function createTurns(clock: Clock, deadlineMs: number) {
  let last: Promise<void> = Promise.resolve();
  let out = 0;
  const listeners = new Set<() => void>();

  const carryOut = async <T>(job: Job<T>, isLate: () => boolean): Promise<Result<T, Problem>> => {
    try {
      return await job(isLate);
    } catch (error) {
      return err(problemOf(error));
    }
  };

  const take = <T>(job: Job<T>): Promise<Result<T, Problem>> =>
    new Promise((resolve) => {
      const turn = { late: false };
      const cancel = clock.timer(deadlineMs, () => {
        turn.late = true;
        resolve(err(problem('keychain-locked')));
      });
      last = last.then(async () => {
        if (turn.late) return;
        out += 1;
        const result = await carryOut(job, () => turn.late);
        out -= 1;
        cancel();
        resolve(result);
        if (!turn.late) return;
        for (const listener of listeners) listener();
      });
    });

  return {
    take,
    hangs: (): boolean => out > 0,
    onRecovered: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function createEntries(load: () => Promise<Keytar>, service: string, isLinux: boolean) {
  const keytar = once(load);

  /** Throws keytar's own error where the keychain takes nothing. */
  const tryIt = async (chain: Keytar): Promise<void> => {
    await chain.setPassword(service, TRIAL, TRIAL);
    await chain.deletePassword(service, TRIAL);
  };

  return {
    async read(name: string): Promise<string | null> {
      const chain = await keytar();
      const value = await chain.getPassword(service, name);
      if (value !== null || !isLinux) return value;
      await tryIt(chain);
      return chain.getPassword(service, name); // the trial may have unlocked it
    },
    async write(name: string, value: string, isLate: () => boolean): Promise<Result<void, Problem>> {
      const chain = await keytar();
      const before = await chain.getPassword(service, name);
      if (isLate()) return err(problem('keychain-locked'));
      await chain.setPassword(service, name, value);
      if (!isLate()) return ok(undefined);
      await (before === null ? chain.deletePassword(service, name) : chain.setPassword(service, name, before));
      return err(problem('keychain-locked'));
    },
    async remove(name: string): Promise<Result<void, Problem>> {
      const chain = await keytar();
      if ((await chain.deletePassword(service, name)) || !isLinux) return ok(undefined);
      await tryIt(chain);
      await chain.deletePassword(service, name);
      return ok(undefined);
    },
  };
}

/** Loads at the first use; a failed load is tried again at the next one. */
function once(load: () => Promise<Keytar>): () => Promise<Keytar> {
  let loaded: Promise<Keytar> | undefined;
  return async () => {
    loaded ??= load();
    try {
      return await loaded;
    } catch {
      loaded = undefined;
      throw new UnavailableError();
    }
  };
}

class UnavailableError extends Error {}

/** The words of libsecret, gnome-keyring and macOS for "there, but closed"; anything else means that none can be used. */
const LOCKED =
  /locked|no such (object|secret)|does not exist at path|interaction is not allowed|passphrase|cancell?ed|dismissed|prompt/i;

function problemOf(error: unknown): Problem {
  const isLocked = !(error instanceof UnavailableError) && LOCKED.test(error instanceof Error ? error.message : '');
  return problem(isLocked ? 'keychain-locked' : 'keychain-unavailable');
}
