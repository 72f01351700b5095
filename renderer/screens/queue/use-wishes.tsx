import { UndoNotice } from './undo-notice.tsx';
import { takeBack, UNDO_MS, wishLater } from './pending-wish.ts';
import { filterOf, useQueueView } from './queue-view.ts';
import { clearSelection, type Selection } from './selection.ts';
import { useBulk } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { useNotice } from '#renderer/ui/use-notice.ts';
import type { BulkAction, BulkInput } from '#shared/domain/queue.ts';

export type Wishes = {
  /** Does it to these customers, at once, and says how many deliveries it was. */
  readonly run: (action: BulkAction, who: Selection) => void;
  /** Does it in a moment: until then it can be taken back. `count`: customers, for the words. */
  readonly runLater: (action: 'arrived' | 'send-again', who: Selection, count: number) => void;
  readonly isBusy: boolean;
};

/** What is done to many customers of the list: one call, whoever they are. */
export function useWishes(): Wishes {
  const say = useSay();
  const announce = useAnnounce();
  const notice = useNotice();
  const { mutate, isPending } = useBulk();
  const filter = filterOf(useQueueView());
  const send = (input: BulkInput): void =>
    mutate(input, {
      onSuccess: ({ deliveries }) => {
        const words = say(`bulk.done.${input.action}`, { count: deliveries });
        notice(words);
        announce(words);
      },
    });
  return {
    isBusy: isPending,
    run: (action, who) => {
      clearSelection();
      send({ action, filter, ...whoOf(who) });
    },
    runLater: (action, who, count) => {
      clearSelection();
      wishLater(() => send({ action, filter, ...whoOf(who) }));
      const words = say(action === 'arrived' ? 'bulk.willArrive' : 'bulk.willSend', { count });
      const undo = (): void => {
        close();
        if (takeBack()) notice(say('bulk.undone'));
      };
      const close = notice(<UndoNotice words={words} onUndo={undo} />, { autoClose: UNDO_MS });
    },
  };
}

const whoOf = (who: Selection): Pick<BulkInput, 'ids' | 'except'> =>
  who.kind === 'some' ? { ids: [...who.ids] } : { except: [...who.except] };
