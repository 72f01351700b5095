import { useEffect, useRef } from 'react';
import { useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { tallyOf } from '#shared/domain/tally.ts';

/** A screen reader hears it when more deliveries need the person than before, whatever screen is open. */
export function useNeedYouVoice(): void {
  const say = useSay();
  const announce = useAnnounce();
  const { data: status } = useStatus();
  const needYou = status === undefined ? undefined : tallyOf(status.counts).needYou;
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (needYou !== undefined && needYou > (before.current ?? needYou)) {
      announce(say('queue.foot.needYou', { count: needYou }), 'needs-you');
    }
    before.current = needYou;
  }, [needYou, announce, say]);
}
