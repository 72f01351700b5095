import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useClipboard, useDebouncedValue } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { currentCommands } from './commands.ts';
import { call } from '#renderer/api/client.ts';
import { KEYS } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { mostUrgent } from '#renderer/screens/capture/most-urgent.ts';
import { readablePhone } from '#renderer/ui/phone.tsx';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { ShapeName } from '#renderer/ui/state-shape.tsx';
import type { DeliveryState } from '#shared/domain/delivery.ts';
import { foldedWords, matchesWords } from '#shared/domain/fold.ts';
import type { QueueRow } from '#shared/domain/queue.ts';

/** One line of the palette. */
export type PaletteEntry = {
  readonly id: string;
  readonly words: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly shape?: ShapeName;
  readonly keys?: string;
  readonly state?: DeliveryState;
  readonly run: () => void;
  /** Copies the customer's number. */
  readonly copy?: () => void;
};

const MAX_CUSTOMERS = 6;
const TYPING_PAUSE_MS = 80;

const foundQuery = (search: string) =>
  queryOptions({
    queryKey: [KEYS.queue, 'palette', search],
    queryFn: () => call('customers.page', { filter: 'all', search, offset: 0, limit: MAX_CUSTOMERS }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** Customers and commands that hold every word of the query, accents or not. */
export function usePaletteEntries(query: string) {
  const [search] = useDebouncedValue(query.trim(), TYPING_PAUSE_MS);
  const { data } = useQuery(foundQuery(search));
  const entryOf = useCustomerEntry();
  const words = foldedWords(query);
  const rows = words.length === 0 ? [] : (data?.rows ?? []).filter((row) => row.readable);
  const commands = currentCommands().filter(
    ({ id, words: text, hint = '' }) => id !== 'palette' && matchesWords(`${text} ${hint}`, words),
  );
  return { customers: rows.map(entryOf), commands: commands as readonly PaletteEntry[], words };
}

function useCustomerEntry(): (row: QueueRow) => PaletteEntry {
  const say = useSay();
  const [, navigate] = useLocation();
  const clipboard = useClipboard();
  const announce = useAnnounce();
  return ({ customerId, name, whatsapp, city, deliveries }) => {
    const state = mostUrgent(deliveries);
    const copy = (): void => {
      clipboard.copy(whatsapp);
      announce(say('unknown.copied'));
    };
    return {
      id: `customer.${customerId}`,
      words: name,
      hint: [whatsapp === undefined ? undefined : readablePhone(whatsapp), city]
        .filter((part) => part !== undefined)
        .join(' · '),
      icon: 'person',
      run: () => navigate(`/customer/${customerId}`),
      ...(state === undefined ? {} : { state }),
      ...(whatsapp === undefined ? {} : { copy }),
    };
  };
}
