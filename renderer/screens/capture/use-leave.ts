import { useEffect } from 'react';
import { useLocation } from 'wouter';

/** Esc leaves the page; what is typed stays as a draft. A list that is open closes first. */
export function useLeave(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || hasOwnEscape()) return;
      navigate('/queue');
    };
    // Before the list itself hears it and closes.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [navigate]);
}

/** Something nearer than the page closes first: a list, a sheet above it, a part that is opened. */
function hasOwnEscape(): boolean {
  const focused = document.activeElement;
  return (
    focused?.getAttribute('aria-expanded') === 'true' ||
    (focused?.closest('[data-own-escape]') ?? null) !== null ||
    document.querySelector('[role="dialog"]') !== null
  );
}
