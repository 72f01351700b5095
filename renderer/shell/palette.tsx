import './palette.css';
import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { closePalette, usePaletteOpen } from './palette-state.ts';
import { PaletteRow } from './palette-row.tsx';
import { usePaletteEntries, type PaletteEntry } from './palette-entries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

const PARTS = { content: 'palette', body: 'palette-body' };

/** Ctrl+K: everything that can be done, and every customer, by a few letters. */
export function Palette() {
  const say = useSay();
  const isOpen = usePaletteOpen();
  return (
    <Sheet
      isOpen={isOpen}
      onClose={closePalette}
      label={say('palette.title')}
      size="38.75rem"
      yOffset="5.25rem"
      parts={PARTS}
    >
      <PaletteBox />
    </Sheet>
  );
}

function PaletteBox() {
  const say = useSay();
  const listId = useId();
  const [query, setQuery] = useState('');
  const { customers, commands, words } = usePaletteEntries(query);
  const entries = [...customers, ...commands];
  const { at, setAt, onKeyDown } = useSelection(entries, query);
  const optionId = (entry: PaletteEntry): string => `${listId}-${entry.id}`;
  const current = entries[at];
  const row = (entry: PaletteEntry) => (
    <PaletteRow
      key={entry.id}
      id={optionId(entry)}
      entry={entry}
      words={words}
      isCurrent={entry === current}
      onPoint={() => setAt(entries.indexOf(entry))}
      onRun={() => choose(entry)}
    />
  );
  return (
    <>
      <SearchBox
        listId={listId}
        currentId={current === undefined ? undefined : optionId(current)}
        query={query}
        onQuery={setQuery}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" id={listId} role="listbox" aria-label={say('palette.results')}>
        <Group title={say('palette.customers')}>{customers.map(row)}</Group>
        <Group title={say('palette.actions')}>{commands.map(row)}</Group>
      </div>
      <PaletteFoot isEmpty={entries.length === 0} query={query} />
    </>
  );
}

type SearchBoxProps = {
  readonly listId: string;
  readonly currentId: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Keeps the focus, and names the row under the keyboard to screen readers. */
function SearchBox({ listId, currentId, query, onQuery, onKeyDown }: SearchBoxProps) {
  const say = useSay();
  return (
    <TextInput
      className="palette-search"
      role="combobox"
      aria-label={say('palette.search')}
      aria-expanded
      aria-controls={listId}
      aria-activedescendant={currentId}
      placeholder={say('palette.search')}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<Icon name="search" />}
      rightSection={<Kbd keys="Esc" />}
      rightSectionPointerEvents="none"
      autoComplete="off"
      spellCheck={false}
      data-autofocus
    />
  );
}

function Group({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <h3 id={id} role="presentation">
        {title}
      </h3>
      {children}
    </div>
  );
}

/** What the palette is left for is done after it has gone and the focus is back where it was. */
function choose(entry: PaletteEntry): void {
  closePalette();
  requestAnimationFrame(() => entry.run());
}

/** The row under the keyboard; the first one again whenever the letters change. */
function useSelection(entries: readonly PaletteEntry[], query: string) {
  const [place, setPlace] = useState({ query, at: 0 });
  const at = place.query === query ? Math.min(place.at, Math.max(0, entries.length - 1)) : 0;
  const setAt = (next: number): void => setPlace({ query, at: next });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || entries.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = entries[at];
    if (step !== undefined) setAt((at + step + entries.length) % entries.length);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) entry?.copy?.();
    else if (event.key === 'Enter' && entry !== undefined) choose(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { at, setAt, onKeyDown };
}

function PaletteFoot({ isEmpty, query }: { readonly isEmpty: boolean; readonly query: string }) {
  const say = useSay();
  return (
    <footer className="palette-foot small text2">
      <span role="status" className={isEmpty ? undefined : 'sr'}>
        {isEmpty ? say('palette.nothing', { query }) : ''}
      </span>
      {isEmpty ? null : (
        <>
          <span>
            <Kbd keys="↑" /> <Kbd keys="↓" /> {say('palette.move')}
          </span>
          <span>
            <Kbd keys="Enter" /> {say('palette.open')}
          </span>
          <span>
            <Kbd keys="Ctrl+Enter" /> {say('palette.copy')}
          </span>
        </>
      )}
      <span className="push" />
      <span className="palette-hint">{say('palette.accents')}</span>
    </footer>
  );
}
