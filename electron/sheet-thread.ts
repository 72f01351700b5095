import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { ReadSheet } from '#electron/customers/import/sheet.ts';

const sheetSchema = z.object({ name: z.string(), rows: z.array(z.array(z.string())) });

/** A workbook that unpacks to more than this is none of ours; the thread ends, and with it the reading. */
const MAX_MEMORY_MB = 512;

/** Reads workbooks in a thread that runs the program `script`. Rejects when the file is none. */
export function createSheetThread(script: string): ReadSheet {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(script, {
        workerData: bytes,
        resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
      });
      thread.once('message', (message: unknown) => {
        const sheet = sheetSchema.safeParse(message);
        if (sheet.success) resolve(sheet.data);
        else reject(sheet.error);
        void thread.terminate();
      });
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread ended without an answer')));
    });
}
