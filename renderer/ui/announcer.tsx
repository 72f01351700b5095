import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { SECOND_MS } from '#shared/duration.ts';

/** A screen reader that is talked over helps nobody: at most one message in this time, the last one wins. */
const QUIET_MS = 5 * SECOND_MS;

type Announce = (message: string) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

export const useAnnounce = (): Announce => useContext(AnnouncerContext);

/** The one polite live region of the window. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  const spokenAt = useRef(0);
  const timer = useRef<number | undefined>(undefined);
  const announce = useCallback((next: string) => {
    window.clearTimeout(timer.current);
    const wait = Math.max(0, spokenAt.current + QUIET_MS - Date.now());
    timer.current = window.setTimeout(() => {
      spokenAt.current = Date.now();
      setMessage(next);
    }, wait);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnouncerContext value={value}>
      {children}
      <div className="sr" aria-live="polite" role="status">
        {message}
      </div>
    </AnnouncerContext>
  );
}
