import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { call } from '#renderer/api/client.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';

export type Check = CallOutput<'customers.check'>;

const TYPING_PAUSE_MS = 250;

/** What the customer would become and what each connection says of it, while it is typed. Undefined while the form is empty. */
export function useCheck(input: Readonly<Record<string, unknown>>, isEmpty: boolean): Check | undefined {
  const [settled] = useDebouncedValue(JSON.stringify(input), TYPING_PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['check', settled],
    queryFn: () => call('customers.check', JSON.parse(settled)),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return isEmpty ? undefined : data;
}
