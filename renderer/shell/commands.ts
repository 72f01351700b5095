import { useEffect, useRef } from 'react';
import { isPressed } from './keys.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { ShapeName } from '#renderer/ui/state-shape.tsx';

/** Something that can be done now: listed in the palette, and done by its keys. */
export type Command = {
  readonly id: string;
  readonly words: string;
  /** What follows from it, in a few words. */
  readonly hint?: string;
  readonly icon?: IconName;
  readonly shape?: ShapeName;
  /** As in `Ctrl+Shift+Enter`; see keys.ts. */
  readonly keys?: string;
  readonly run: () => void;
};

/** Those of the page that is open come before those of the whole window. */
type Scope = 'page' | 'window';

type Offer = { readonly scope: Scope; readonly read: () => readonly Command[] };

/** Of the mounted components, in the order of their mounting. */
const offers = new Set<Offer>();

/** What can be done now, those of the page first. */
export function currentCommands(): readonly Command[] {
  const of = (scope: Scope): readonly Command[] =>
    [...offers].filter((offer) => offer.scope === scope).flatMap((offer) => offer.read());
  return [...of('page'), ...of('window')];
}

/** Offers commands while the component is mounted; their keys work, and the palette lists them. */
export function useCommands(scope: Scope, commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const offer: Offer = { scope, read: () => latest.current };
    offers.add(offer);
    return () => void offers.delete(offer);
  }, [scope]);
}

/** Listens for the keys of all commands; once a window. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = currentCommands().find(({ keys }) => keys !== undefined && isPressed(keys, event));
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
