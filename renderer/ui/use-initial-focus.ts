import { useEffect, useRef, type RefObject } from 'react';

/** The field that the person came for has the cursor when it appears; nothing is taken from another field later on. */
export function useInitialFocus<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => element.current?.focus({ preventScroll: false }), []);
  return element;
}
