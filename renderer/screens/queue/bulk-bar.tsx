import { useWindowEvent } from '@mantine/hooks';
import { memo, useState } from 'react';
import { useFacets } from './facets.ts';
import { useQueueView } from './queue-view.ts';
import { clearSelection, selectAll, sizeOf, useSelection, type Selection } from './selection.ts';
import { useFocusBack } from './use-focus-back.ts';
import { useWishes, type Wishes } from './use-wishes.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import { useCommands, type Command } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';

type BulkBarProps = {
  /** Customers of the result. */
  readonly total: number;
  /** The one under the cursor: what the keys mean while nobody is selected. */
  readonly currentId: string | undefined;
  /** Deliveries that only a person can decide. */
  readonly undecided: number;
};

/** What can be done to whoever is selected; it floats over the end of the list while somebody is. */
export const BulkBar = memo(function BulkBar({ total, currentId, undecided }: BulkBarProps) {
  const selection = useSelection();
  const wishes = useWishes();
  const [asking, setAsking] = useState<Selection>();
  const count = sizeOf(selection, total);
  const who = count > 0 ? selection : oneOf(currentId);
  useBulkCommands(who, wishes, setAsking);
  if (asking !== undefined)
    return <AskDiscard who={asking} total={total} wishes={wishes} onDone={() => setAsking(undefined)} />;
  return count === 0 ? null : (
    <Selected
      selection={selection}
      count={count}
      total={total}
      undecided={undecided}
      wishes={wishes}
      onDiscard={() => setAsking(selection)}
    />
  );
});

/** The same by keys, and in the palette. `who`: undefined while there is nobody to do it to. */
function useBulkCommands(who: Selection | undefined, wishes: Wishes, ask: (who: Selection) => void): void {
  const say = useSay();
  const retryAll = (): void => wishes.run('retry', { kind: 'all', except: new Set() });
  const all: Command = {
    id: 'retryAll',
    words: say('bulk.retryAll'),
    icon: 'undo',
    keys: KEYS.retryAll,
    run: retryAll,
  };
  const those: readonly Command[] =
    who === undefined
      ? []
      : [
          {
            id: 'retry',
            words: say('bulk.retry'),
            icon: 'undo',
            keys: KEYS.retryThese,
            run: () => wishes.run('retry', who),
          },
          { id: 'discard', words: say('bulk.discard'), icon: 'trash', keys: KEYS.discard, run: () => ask(who) },
        ];
  useCommands('page', [...those, all]);
}

const oneOf = (id: string | undefined): Selection | undefined =>
  id === undefined ? undefined : { kind: 'some', ids: new Set([id]) };

type SelectedProps = Pick<BulkBarProps, 'total' | 'undecided'> & {
  readonly selection: Selection;
  readonly count: number;
  readonly wishes: Wishes;
  readonly onDiscard: () => void;
};

function Selected({ selection, count, total, undecided, wishes, onDiscard }: SelectedProps) {
  const say = useSay();
  const isAll = count === total;
  const box = useFocusBack<HTMLElement>();
  return (
    <section className="bulk" ref={box} aria-label={say('select.bar')}>
      <b className="nums" role="status">
        {say(isAll ? 'select.allCount' : 'select.count', { count })}
      </b>
      {isAll ? null : (
        <Button look="quiet" size="small" keys={KEYS.selectAll} onClick={selectAll}>
          {say('select.whole', { count: total })}
        </Button>
      )}
      <span className="bulk-rule" aria-hidden="true" />
      <Button
        size="small"
        shape="sending"
        keys={KEYS.retryThese}
        busy={wishes.isBusy}
        onClick={() => wishes.run('retry', selection)}
      >
        {say('bulk.retry')}
      </Button>
      {undecided === 0 ? null : <Decide selection={selection} count={count} wishes={wishes} />}
      <Button size="small" icon="trash" busy={wishes.isBusy} onClick={onDiscard}>
        {say('bulk.discard')}
      </Button>
      <Button look="quiet" size="small" icon="cross" aria-label={say('select.clear')} onClick={clearSelection} />
    </section>
  );
}

/** Of those whom nobody knows about. */
function Decide({ selection, count, wishes }: Pick<SelectedProps, 'selection' | 'count' | 'wishes'>) {
  const say = useSay();
  return (
    <>
      <Button size="small" onClick={() => wishes.runLater('arrived', selection, count)}>
        {say('bulk.arrived')}
      </Button>
      <Button size="small" onClick={() => wishes.runLater('send-again', selection, count)}>
        {say('bulk.sendAgain')}
      </Button>
    </>
  );
}

type AskDiscardProps = {
  readonly who: Selection;
  readonly total: number;
  readonly wishes: Wishes;
  readonly onDone: () => void;
};

/** One of the few things that are asked for: it cannot be taken back. */
function AskDiscard({ who, total, wishes, onDone }: AskDiscardProps) {
  const say = useSay();
  const view = useQueueView();
  const narrowing = useFacets({ filter: 'all', search: '', states: view.states, connections: view.connections });
  const keep = useInitialFocus<HTMLButtonElement>();
  const box = useFocusBack<HTMLElement>();
  const what = narrowing.map(({ words }) => words).join(', ');
  const run = (): void => {
    wishes.run('discard', who);
    onDone();
  };
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') onDone();
  });
  return (
    <section
      className="bulk bulk-ask"
      ref={box}
      role="alertdialog"
      aria-labelledby="bulk-ask"
      aria-describedby="bulk-ask-text"
    >
      <div>
        <b id="bulk-ask">{say('bulk.ask', { count: sizeOf(who, total) })}</b>
        <p className="small text2" id="bulk-ask-text">
          {what === '' ? say('bulk.askText') : say('bulk.askNarrow', { what })}
        </p>
      </div>
      <Button look="danger" size="small" onClick={run}>
        {say('customer.discardYes')}
      </Button>
      <Button size="small" ref={keep} onClick={onDone}>
        {say('word.keep')}
      </Button>
    </section>
  );
}
