import { Checkbox, Popover, TagsInput } from '@mantine/core';
import { changeDraft, type ImportDraft } from './import-draft.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What every row gets: tags, and the connections it goes to. */
export function ForAll({ draft }: { readonly draft: ImportDraft }) {
  const say = useSay();
  return (
    <div className="imp-all">
      <span className="small text2 imp-all-word" aria-hidden="true">
        {say('import.tagAll')}
      </span>
      <TagsInput
        className="imp-tags"
        aria-label={say('import.tagAll')}
        placeholder={draft.tags.length === 0 ? say('import.tagNew') : ''}
        value={[...draft.tags]}
        onChange={(tags) => changeDraft({ tags })}
        splitChars={[',', ';']}
      />
      <SendTo draft={draft} />
    </div>
  );
}

function SendTo({ draft }: { readonly draft: ImportDraft }) {
  const say = useSay();
  const { data: connections = [] } = useConnections();
  const all = connections.map(({ id }) => id);
  const chosen = draft.connections ?? all;
  const toggle = (id: string): void => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    // All of them is the same as saying nothing: one that is added later gets these customers too.
    changeDraft({ connections: all.every((one) => next.includes(one)) ? undefined : next });
  };
  if (connections.length === 0) return null;
  return (
    <>
      <span className="small text2 imp-all-word" aria-hidden="true">
        {say('import.sendTo')}
      </span>
      <Popover position="bottom-end" shadow="none" transitionProps={{ duration: 0 }} trapFocus returnFocus>
        <Popover.Target>
          <Button size="small">{say('import.connections', { count: chosen.length })}</Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('import.sendTo')}>
          <div className="imp-choose" role="group" aria-label={say('import.sendTo')}>
            {connections.map(({ id, name }) => (
              <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
