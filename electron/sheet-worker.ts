import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readSheet } from '#electron/customers/import/sheet.ts';

// A thread of its own: a workbook is unpacked and read in one go, and the window would stand still meanwhile.
const bytes = z.instanceof(Uint8Array).parse(workerData);
void readSheet(bytes).then((sheet) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(sheet);
});
