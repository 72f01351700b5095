import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { answerCall, type Handlers } from './dispatch.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Logger } from '#electron/effects.ts';
import { problem } from '#shared/domain/problem.ts';
import { CHANNELS, NETWORK_HINT, type Channel } from '#shared/ipc/channels.ts';
import type { CallAnswer } from '#shared/ipc/contract.ts';
import { err } from '#shared/result.ts';

export type RouterOptions = {
  readonly handlers: Handlers;
  readonly log: Logger;
  /** Whether this address is our own page. */
  readonly isOurPage: (url: string) => boolean;
  /** The window's browser engine says that the network is there, or gone. */
  readonly onNetworkHint: (online: boolean) => void;
};

/**
 * Answers the window's calls: only the top frame of our own page may make them, each is parsed by the contract, and
 * the answer is a Result as plain data.
 */
export function startRouter({ handlers, log, isOurPage, onNetworkHint }: RouterOptions): void {
  const queue = createFairQueue({ nowMs: () => performance.now(), later: (callback) => void setImmediate(callback) });
  const refuse = createRefusal(log);

  const isAllowed = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame; // null once the frame has gone
    return frame !== null && frame.parent === null && isOurPage(frame.url);
  };

  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, input: unknown): Promise<CallAnswer<Channel>> | CallAnswer<Channel> => {
      if (!isAllowed(event)) return refuse(channel, 'sender');
      return new Promise((resolve) => {
        const isQueued = queue.add(() => resolve(answerCall(handlers, channel, input, log)));
        if (!isQueued) resolve(refuse(channel, 'flood'));
      });
    });
  }
  ipcMain.on(NETWORK_HINT, (event, online: unknown) => {
    if (isAllowed(event) && typeof online === 'boolean') onNetworkHint(online);
  });
}

/** Logged at most once a second: a hostile page must not fill the disk. */
function createRefusal(log: Logger): (channel: Channel, reason: 'sender' | 'flood') => CallAnswer<Channel> {
  let quietUntilMs = 0;
  let unlogged = 0;
  return (channel, reason) => {
    unlogged += 1;
    if (performance.now() >= quietUntilMs) {
      log.warn('call.refused', { channel, reason, count: unlogged });
      quietUntilMs = performance.now() + 1_000;
      unlogged = 0;
    }
    return err([problem('not-allowed')]);
  };
}
