import { useState } from 'react';
import type { Check } from './use-check.ts';
import type { Duplicate } from '#shared/ipc/contract.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** Those whom the person has not waved through for this customer. */
export function useDuplicates(check: Check | undefined) {
  const [dismissed, setDismissed] = useState(NOBODY);
  return {
    duplicates: (check?.duplicates ?? []).filter(({ customerId }) => !dismissed.has(customerId)),
    dismiss: (duplicates: readonly Duplicate[]): void =>
      setDismissed(new Set([...dismissed, ...duplicates.map(({ customerId }) => customerId)])),
    /** Another customer begins. */
    forget: (): void => setDismissed(NOBODY),
  };
}
