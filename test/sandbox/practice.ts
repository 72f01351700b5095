/** The sample vendors of practice: the sandbox as a thread of the app, which is told how to connect to them. */
import { parentPort } from 'node:worker_threads';

import { connectionsOf } from './control.ts';
import { startSandbox } from './sandbox.ts';

void startSandbox().then((sandbox) => {
  const { alatwa, salesmania, nxlink, cuoral, ladiflow } = connectionsOf(sandbox);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage([alatwa, salesmania, nxlink, cuoral, ladiflow]);
});
