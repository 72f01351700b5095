import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, EVENTS, NETWORK_HINT } from '#shared/ipc/channels.ts';
import type { CallAnswer, FieldpostApi } from '#shared/ipc/contract.ts';
import type { Channel } from '#shared/ipc/channels.ts';

// The two things of the page that are used here; the DOM's types would make all of them known to the main process.
declare const window: { readonly addEventListener: (type: 'online' | 'offline', listener: () => void) => void };
declare const navigator: { readonly onLine: boolean };

const api: FieldpostApi = {
  async call<C extends Channel>(channel: C, input: unknown): Promise<CallAnswer<C>> {
    if (!CHANNELS.includes(channel)) throw new Error('no such call');
    // The router answers every channel by its contract.
    return (await ipcRenderer.invoke(channel, input)) as CallAnswer<C>;
  },
  on(event, listener) {
    if (!EVENTS.includes(event)) throw new Error('no such event');
    const forward = (_: unknown, detail: unknown): void => listener(detail);
    ipcRenderer.on(event, forward);
    return () => void ipcRenderer.removeListener(event, forward);
  },
};

contextBridge.exposeInMainWorld('api', api);

const hintNetwork = (): void => ipcRenderer.send(NETWORK_HINT, navigator.onLine);
window.addEventListener('online', hintNetwork);
window.addEventListener('offline', hintNetwork);
hintNetwork();
