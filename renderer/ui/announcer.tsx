import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { SECOND_MS } from '#shared/duration.ts';

/** A screen reader that is talked over helps nobody: it is spoken to once in this time. */
const QUIET_MS = 5 * SECOND_MS;

/** What waits to be said about one topic is replaced by what is said of it later; of several topics all is said. */
type Announce = (message: string, topic?: 'done' | 'needs-you') => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

export const useAnnounce = (): Announce => useContext(AnnouncerContext);

/** The one polite live region of the window. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  const spokenAt = useRef(0);
  const timer = useRef<number | undefined>(undefined);
  const pending = useRef(new Map<string, string>());
  const announce = useCallback<Announce>((next, topic = 'done') => {
    pending.current.set(topic, next);
    window.clearTimeout(timer.current);
    const wait = Math.max(0, spokenAt.current + QUIET_MS - Date.now());
    timer.current = window.setTimeout(() => {
      spokenAt.current = Date.now();
      setMessage([...pending.current.values()].join(' · '));
      pending.current.clear();
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
