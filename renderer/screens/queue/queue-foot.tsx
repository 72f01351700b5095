import { FormattedMessage } from 'react-intl';
import { useSay } from '#renderer/i18n/words.ts';
import { bold } from '#renderer/ui/bold.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { DeliveryCounts } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** Deliveries, under four words that add up to the first number. */
export function QueueFoot({ counts }: { readonly counts: DeliveryCounts }) {
  const say = useSay();
  const tally = tallyOf(counts);
  return (
    <footer className="foot nums">
      <span>
        <FormattedMessage id="queue.foot.total" values={{ total: tally.total, b: bold }} />
      </span>
      <StateChip state="delivered">{say('queue.foot.delivered', { count: tally.delivered })}</StateChip>
      <StateChip state="queued">{say('queue.foot.waiting', { count: tally.waiting })}</StateChip>
      <StateChip state="attention" isNone={tally.needYou === 0}>
        {say('queue.foot.needYou', { count: tally.needYou })}
      </StateChip>
      <StateChip state="discarded">{say('queue.foot.discarded', { count: tally.discarded })}</StateChip>
      <span className="push" />
      <span className="foot-keys text3">
        <Kbd keys="J" /> <Kbd keys="K" /> {say('queue.keys.move')} <Kbd keys="Enter" /> {say('queue.keys.open')}{' '}
        <Kbd keys="X" /> {say('queue.keys.select')}
      </span>
    </footer>
  );
}
