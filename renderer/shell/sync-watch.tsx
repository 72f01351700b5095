import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { beginPace, paceWith, type SyncPace } from './sync-pace.ts';
import { usePauseAll } from '#renderer/api/mutations.ts';
import { useConnections, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { SECOND_MS } from '#shared/duration.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';

type Running = {
  readonly done: number;
  readonly total: number;
  readonly isPaused: boolean;
  readonly pace: SyncPace;
};

type SyncWatchState = {
  readonly running?: Running;
  readonly summary?: string;
  /** Ends the sync for now: what is under way is finished, the rest waits until sending is resumed. */
  readonly stop: () => void;
};

const SyncWatchContext = createContext<SyncWatchState>({ stop: () => undefined });

export const useSyncWatch = (): SyncWatchState => useContext(SyncWatchContext);

/** How long the result stays where the progress was. */
const SUMMARY_MS = 10 * SECOND_MS;

type Start = { readonly delivered: number; readonly seenAt: number; readonly pace: SyncPace };

/** Follows a sync that a person asked for from its start to its one-line result, whatever screen is open. */
export function SyncWatch({ children }: { readonly children: ReactNode }) {
  const { data: status } = useStatus();
  const { mutate: pause } = usePauseAll();
  const [isStopped, setStopped] = useState(false);
  const [summary, setSummary] = useSummary();
  const { start, end } = useStart(status, isStopped);
  if (isStopped && status?.syncing === false) setStopped(false);
  if (start !== undefined && status !== undefined && hasEnded(status, isStopped)) {
    end();
    setSummary({
      delivered: status.counts.delivered - start.delivered,
      needYou: tallyOf(status.counts).needYou,
      ...(isStopped ? { waiting: tallyOf(status.counts).waiting } : {}),
    });
  }
  const progress = status?.progress;
  const value = useMemo<SyncWatchState>(() => {
    const stop = (): void => {
      setStopped(true);
      pause();
    };
    const isPaused = status?.paused ?? false;
    return {
      stop,
      ...(progress === undefined || start === undefined
        ? {}
        : { running: { ...progress, isPaused, pace: start.pace } }),
      ...(summary === undefined ? {} : { summary }),
    };
  }, [progress, start, summary, pause, status?.paused]);
  return <SyncWatchContext value={value}>{children}</SyncWatchContext>;
}

/** What is known of the sync under way, with a sample of each look at the connections. */
function useStart(status: OutboxStatus | undefined, isStopped: boolean) {
  const { data: connections, dataUpdatedAt } = useConnections();
  const [start, setStart] = useState<Start>();
  if (status !== undefined && connections !== undefined) {
    if (start === undefined && !isStopped && isSyncing(status)) {
      const pace = beginPace(connections, dataUpdatedAt);
      setStart({ delivered: status.counts.delivered, seenAt: dataUpdatedAt, pace });
    }
    if (start !== undefined && start.seenAt !== dataUpdatedAt) {
      setStart({ ...start, seenAt: dataUpdatedAt, pace: paceWith(start.pace, connections, dataUpdatedAt) });
    }
  }
  return { start, end: () => setStart(undefined) };
}

const isSyncing = ({ syncing, progress }: OutboxStatus): boolean =>
  syncing && progress !== undefined && progress.total > 0;

/** A pause is no end while there is more to send. */
function hasEnded(status: OutboxStatus, isStopped: boolean): boolean {
  if (isStopped) return true;
  const { progress, paused } = status;
  return !isSyncing(status) && !(paused && progress !== undefined && progress.done < progress.total);
}

/** `waiting`: of a sync that was stopped. */
type Outcome = { readonly delivered: number; readonly needYou: number; readonly waiting?: number };

/** The result in words: shown for a while, and read out once. */
function useSummary(): [string | undefined, (outcome: Outcome) => void] {
  const say = useSay();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<Outcome>();
  const words = outcome === undefined ? undefined : wordsOf(outcome);
  function wordsOf({ delivered, needYou, waiting }: Outcome): string {
    return waiting === undefined
      ? say('notify.synced', { delivered, needYou })
      : say('sync.stopped', { delivered, waiting });
  }
  useEffect(() => {
    if (words === undefined) return undefined;
    announce(words);
    const timer = window.setTimeout(() => setOutcome(undefined), SUMMARY_MS);
    return () => window.clearTimeout(timer);
  }, [words, announce]);
  return [words, setOutcome];
}
