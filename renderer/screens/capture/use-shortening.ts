import { useState } from 'react';
import { shorteningsIn } from './shorten-ask.tsx';
import type { Check } from './use-check.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** What would be shortened for connections that have a name here, and for which of them the person agrees. */
export function useShortening(check: Check | undefined, nameOf: (id: string) => string | undefined) {
  const [agreed, agree] = useState(NOBODY);
  return {
    shortenings: shorteningsIn(check, nameOf),
    agreed,
    agree,
    /** Another customer begins. */
    forgetAgreed: (): void => agree(NOBODY),
    /** Connections that will be held for the person. */
    held: (check?.verdicts ?? []).filter(
      ({ connectionId, verdict, cuts }) =>
        nameOf(connectionId) !== undefined && (verdict === 'refused' || (cuts.length > 0 && !agreed.has(connectionId))),
    ).length,
  };
}
