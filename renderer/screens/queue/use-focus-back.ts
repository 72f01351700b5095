import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What goes while the focus is in it gives the focus to the row under the cursor. */
export function useFocusBack<E extends HTMLElement>(): RefObject<E | null> {
  const box = useRef<E>(null);
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element?.contains(document.activeElement) === true) requestAnimationFrame(focusCursor);
    };
  }, []);
  return box;
}

/** Unless what has come instead has taken it. */
function focusCursor(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('.gr[tabindex="0"]')?.focus({ preventScroll: true });
}
