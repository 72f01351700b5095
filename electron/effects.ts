/** Everything that the core takes from the world. Tests pass their own, so every fault can be made to happen. */

export type Clock = {
  /** Wall clock, ms since 1970: for people, signatures and due times that survive a restart. It may jump. */
  readonly wallMs: () => number;
  /** Never jumps, means nothing across processes: for deadlines and rates. */
  readonly monotonicMs: () => number;
  /** Calls back once after `ms`; the answer cancels it. */
  readonly timer: (ms: number, callback: () => void) => () => void;
};

export type Random = {
  /** Uniform in [0, 1). */
  readonly number: () => number;
  /** `count` bytes from a cryptographic source. */
  readonly bytes: (count: number) => Uint8Array;
  /** A UUID. */
  readonly uuid: () => string;
};

/** Fields are flat and never hold a secret, a phone, an e-mail or a name of a customer. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Logger = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};

/** Resolves after `ms`, or at once when the signal fires. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.timer(ms, done);
    signal?.addEventListener('abort', done);
  });
}
