import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useConnections, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { SECOND_MS } from '#shared/duration.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';

type Running = {
  readonly done: number;
  readonly total: number;
  /** Delivered by each connection when the sync began; what came on top of it was sent by this sync. */
  readonly deliveredBefore: ReadonlyMap<string, number>;
};

type SyncWatchState = { readonly running?: Running; readonly summary?: string };

const SyncWatchContext = createContext<SyncWatchState>({});

export const useSyncWatch = (): SyncWatchState => useContext(SyncWatchContext);

/** How long the result stays where the progress was. */
const SUMMARY_MS = 10 * SECOND_MS;

type Start = { readonly delivered: number; readonly deliveredBefore: ReadonlyMap<string, number> };

/** Follows a sync that a person asked for from its start to its one-line result, whatever screen is open. */
export function SyncWatch({ children }: { readonly children: ReactNode }) {
  const { data: status } = useStatus();
  const { data: connections } = useConnections();
  const [start, setStart] = useState<Start>();
  const [summary, setSummary] = useSummary();
  const progress = progressOf(status);
  if (progress !== undefined && start === undefined && status !== undefined && connections !== undefined) {
    const deliveredBefore = new Map(connections.map(({ id, counts }) => [id, counts.delivered]));
    setStart({ delivered: status.counts.delivered, deliveredBefore });
  }
  if (progress === undefined && start !== undefined && status !== undefined) {
    setStart(undefined);
    setSummary({ delivered: status.counts.delivered - start.delivered, needYou: tallyOf(status.counts).needYou });
  }
  const running = progress === undefined || start === undefined ? undefined : { ...progress, ...start };
  const value: SyncWatchState = {
    ...(running === undefined ? {} : { running }),
    ...(summary === undefined ? {} : { summary }),
  };
  return <SyncWatchContext value={value}>{children}</SyncWatchContext>;
}

function progressOf(status: OutboxStatus | undefined): OutboxStatus['progress'] {
  return status?.syncing === true && status.progress !== undefined && status.progress.total > 0
    ? status.progress
    : undefined;
}

type Outcome = { readonly delivered: number; readonly needYou: number };

/** The result in words: shown for a while, and read out once. */
function useSummary(): [string | undefined, (outcome: Outcome) => void] {
  const say = useSay();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<Outcome>();
  const words = outcome === undefined ? undefined : say('notify.synced', outcome);
  useEffect(() => {
    if (words === undefined) return undefined;
    announce(words);
    const timer = window.setTimeout(() => setOutcome(undefined), SUMMARY_MS);
    return () => window.clearTimeout(timer);
  }, [words, announce]);
  return [words, setOutcome];
}
