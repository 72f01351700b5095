import type { Writable } from 'node:stream';

/** A stream that people or programs read. One that is no longer read (EPIPE) is closed, not an error. */
export type Output = {
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>;
  readonly isClosed: () => boolean;
  /** Resolves when all of it has been handed over. */
  readonly flush: () => Promise<void>;
  /** For those that write much themselves. */
  readonly stream: Writable;
};

export function createOutput(stream: Writable): Output {
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  const handOver = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (closed) resolve();
      else stream.write(text, () => resolve());
    });
  return {
    stream,
    write: handOver,
    isClosed: () => closed,
    flush: () => handOver(''),
  };
}
