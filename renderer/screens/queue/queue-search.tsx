import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { listCustomers, useQueueView } from './queue-view.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { mayActOnLetter } from '#renderer/shell/keys.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';

const TYPING_PAUSE_MS = 150;

export function QueueSearch() {
  const say = useSay();
  const { search } = useQueueView();
  const [text, setText] = useState(search);
  const [applied, setApplied] = useState(search);
  const box = useRef<HTMLInputElement>(null);
  // Changed elsewhere on the screen ("Clear search"): the box follows. Its own late echo never eats a newer letter.
  if (search !== applied) {
    setApplied(search);
    setText(search);
  }
  const apply = useDebouncedCallback((next: string) => {
    setApplied(next);
    listCustomers({ search: next });
  }, TYPING_PAUSE_MS);
  const change = (next: string): void => {
    setText(next);
    apply(next);
  };
  useSlash(box);
  return (
    <TextInput
      ref={box}
      className="find"
      type="search"
      aria-label={say('queue.search')}
      placeholder={say('queue.search')}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') change('');
      }}
      leftSection={<Icon name="search" small />}
      rightSection={text === '' ? <Kbd keys="/" /> : undefined}
      rightSectionPointerEvents="none"
    />
  );
}

/** The slash goes to the search box, unless someone is typing. */
function useSlash(box: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || !mayActOnLetter(event)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [box]);
}
