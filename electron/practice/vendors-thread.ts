import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const connectionSchema = z.object({
  vendor: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()),
});

export type PracticeVendors = {
  /** As `connections.add` takes them. */
  readonly connections: readonly z.infer<typeof connectionSchema>[];
  readonly close: () => Promise<void>;
};

/**
 * Starts the sample vendors: real servers on loopback, in a thread that runs the program `script` (test/sandbox/practice.ts,
 * built as a program of its own). Rejects when they do not come up.
 */
export function startPracticeVendors(script: string): Promise<PracticeVendors> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(script);
    const close = async (): Promise<void> => void (await thread.terminate());
    thread.once('message', (message: unknown) => {
      const connections = z.array(connectionSchema).safeParse(message);
      if (connections.success) return resolve({ connections: connections.data, close });
      void close();
      reject(connections.error);
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the sample vendors ended')));
  });
}
