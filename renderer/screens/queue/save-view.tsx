import { Popover, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { EVERYONE, facetCount, filterOf, isSameFilter, listOnly, useQueueView } from './queue-view.ts';
import { UndoNotice } from './undo-notice.tsx';
import { useRemoveView, useSaveView } from '#renderer/api/mutations.ts';
import { useViews } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useNotice } from '#renderer/ui/use-notice.ts';
import type { SavedView } from '#shared/domain/queue.ts';

/** Keeps what is listed as a tab; for what is kept already, the way to do without the tab. Nothing for a tab of its own. */
export function SaveView() {
  const view = useQueueView();
  const { data: views = [] } = useViews();
  const saved = views.find(({ filter }) => isSameFilter(filter, view));
  if (saved !== undefined) return <RemoveView view={saved} />;
  return facetCount(view) === 0 && view.search.trim() === '' ? null : <NameView />;
}

function RemoveView({ view }: { readonly view: SavedView }) {
  const say = useSay();
  const notice = useNotice();
  const remove = useRemoveView();
  const save = useSaveView();
  const run = (): void =>
    remove.mutate(
      { id: view.id },
      {
        onSuccess: () => {
          listOnly(EVERYONE);
          const undo = (): void => {
            close();
            save.mutate({ name: view.name, filter: view.filter });
          };
          const close = notice(<UndoNotice words={say('view.removed', { name: view.name })} onUndo={undo} />);
        },
      },
    );
  return (
    <Button look="quiet" size="small" busy={remove.isPending} onClick={run}>
      {say('view.remove')}
    </Button>
  );
}

function NameView() {
  const say = useSay();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus offset={4}>
      <Popover.Target>
        <Button look="quiet" size="small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {say('view.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="view-name" aria-label={say('view.save')}>
        <NameForm onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const view = useQueueView();
  const save = useSaveView();
  const [name, setName] = useState('');
  const run = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate({ name: name.trim(), filter: filterOf(view) }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={run}>
      <TextInput
        label={say('view.name')}
        description={say('view.hint')}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" look="primary" size="small" busy={save.isPending} disabled={name.trim() === ''}>
        {say('view.keep')}
      </Button>
    </form>
  );
}
