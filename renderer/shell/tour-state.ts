import { useSyncExternalStore } from 'react';

/** Kept through a reload of the page, since practice begins with one; gone with the window. */
const KEY = 'fieldpost.tour';

const listeners = new Set<() => void>();

/** The step that is shown, from 0; undefined while there is no tour. */
function read(): number | undefined {
  const step = Number.parseInt(sessionStorage.getItem(KEY) ?? '', 10);
  return Number.isInteger(step) && step >= 0 ? step : undefined;
}

export function goToTourStep(step: number | undefined): void {
  if (step === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, String(step));
  for (const listener of listeners) listener();
}

export const startTour = (): void => goToTourStep(0);

export const useTourStep = (): number | undefined => useSyncExternalStore(subscribe, read);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
