import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';

export type Draft = CallInput<'connections.check'>;
export type CheckedDraft = CallOutput<'connections.check'>;

const TYPING_PAUSE_MS = 300;

/**
 * What the vendor's rules say of a form while it is typed, and what would be sent by it. Undefined before the first
 * answer. Not a query: what is typed holds secrets, and a cache would keep every version of them.
 */
export function useDraft(draft: Draft): CheckedDraft | undefined {
  const [settled] = useDebouncedValue(JSON.stringify(draft), TYPING_PAUSE_MS);
  const [checked, setChecked] = useState<CheckedDraft>();
  useEffect(() => {
    let isLatest = true;
    // The text was made of a draft, a few lines above. A refusal of the call as a whole leaves what was known; saving says what it is.
    call('connections.check', JSON.parse(settled) as Draft).then(
      (answer) => isLatest && setChecked(answer),
      () => undefined,
    );
    return () => {
      isLatest = false;
    };
  }, [settled]);
  return checked;
}
