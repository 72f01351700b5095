import { useEffect, useState } from 'react';
import { SECOND_MS } from '#shared/duration.ts';

/** Wall clock ms, fresh enough for ages in minutes. */
const TICK_MS = 20 * SECOND_MS;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
