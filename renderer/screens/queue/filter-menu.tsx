import { Popover, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { facetCount, filterOf, listCustomers, useQueueView } from './queue-view.ts';
import { useConnections, useTags } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import { DELIVERY_STATES } from '#shared/domain/delivery.ts';
import { fold } from '#shared/domain/fold.ts';
import { AGES } from '#shared/domain/queue.ts';

/** State, connection, age and tag; what is chosen shows at once in the list behind it. */
export function FilterMenu() {
  const say = useSay();
  const [opened, setOpened] = useState(false);
  const count = facetCount(useQueueView());
  useCommands('page', [
    { id: 'filter', words: say('filter.open'), icon: 'funnel', keys: KEYS.filter, run: () => setOpened(true) },
  ]);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width="27rem" trapFocus returnFocus>
      <Popover.Target>
        <Button
          look="quiet"
          size="small"
          icon="funnel"
          keys={KEYS.filter}
          className={count > 0 ? 'filter-open is-on' : 'filter-open'}
          title={say('filter.open')}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {say('filter.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="filter-menu" aria-label={say('filter.title')}>
        <StateChoices />
        <ConnectionChoices />
        <AgeChoices />
        <TagChoices />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="choice-group">
      <legend>{title}</legend>
      <div className="choice-list">{children}</div>
    </fieldset>
  );
}

type ChoiceProps = { readonly isOn: boolean; readonly onClick: () => void; readonly children: ReactNode };

function Choice({ isOn, onClick, children }: ChoiceProps) {
  return (
    <button type="button" className={isOn ? 'choice-chip on' : 'choice-chip'} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

const flipped = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

function StateChoices() {
  const say = useSay();
  const { states = [] } = useQueueView();
  return (
    <Choices title={say('filter.state')}>
      {DELIVERY_STATES.map((state) => (
        <Choice
          key={state}
          isOn={states.includes(state)}
          onClick={() => listCustomers({ states: flipped(states, state) })}
        >
          <span className={`ink is-${state}`}>
            <StateShape state={state} />
          </span>
          {say(`state.${state}`)}
        </Choice>
      ))}
    </Choices>
  );
}

function ConnectionChoices() {
  const say = useSay();
  const { connections: chosen = [] } = useQueueView();
  const { data: connections = [] } = useConnections();
  if (connections.length === 0) return null;
  return (
    <Choices title={say('filter.connection')}>
      {connections.map(({ id, name }) => (
        <Choice key={id} isOn={chosen.includes(id)} onClick={() => listCustomers({ connections: flipped(chosen, id) })}>
          <bdi>{name}</bdi>
        </Choice>
      ))}
    </Choices>
  );
}

function AgeChoices() {
  const say = useSay();
  const { age } = useQueueView();
  return (
    <Choices title={say('filter.age')}>
      {AGES.map((one) => (
        <Choice key={one} isOn={age === one} onClick={() => listCustomers({ age: age === one ? undefined : one })}>
          {say(`filter.${one}`)}
        </Choice>
      ))}
    </Choices>
  );
}

/** More tags than this are found by typing. */
const MOST_TAGS = 12;

function TagChoices() {
  const say = useSay();
  const view = useQueueView();
  const { data: known = [] } = useTags();
  const [text, setText] = useState('');
  const { tags: chosen = [] } = filterOf(view);
  const wanted = fold(text);
  const shown = known.filter(({ tag }) => chosen.includes(tag) || fold(tag).includes(wanted)).slice(0, MOST_TAGS);
  return (
    <Choices title={say('filter.tag')}>
      {known.length > MOST_TAGS ? (
        <TextInput
          className="tag-find"
          aria-label={say('filter.findTag')}
          placeholder={say('filter.findTag')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {shown.map(({ tag, count }) => (
        <Choice key={tag} isOn={chosen.includes(tag)} onClick={() => listCustomers({ tags: flipped(chosen, tag) })}>
          <bdi className="clip">{tag}</bdi> <em className="nums">{count}</em>
        </Choice>
      ))}
      {shown.length === 0 ? (
        <p className="small text3">{say(known.length === 0 ? 'filter.noTags' : 'filter.noTagFits')}</p>
      ) : null}
    </Choices>
  );
}
