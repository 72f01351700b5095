/** Between the windows of this app, which share an origin: a customer was saved, and every kept draft went with it. */
const channel = new BroadcastChannel('fieldpost');

const SAVED = 'saved';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel is of one origin, and takes none
export const tellSaved = (): void => channel.postMessage(SAVED);

/** Calls back when another window has saved a customer; returns the function that stops. */
export function onSavedElsewhere(listener: () => void): () => void {
  const hear = ({ data }: MessageEvent): void => {
    if (data === SAVED) listener();
  };
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
