import { isMac } from '#renderer/ui/kbd.tsx';

/** The keys of ux.md §7 by what they do: commands take theirs from here, and so does the list under `?`. */
export const KEYS = {
  palette: 'Ctrl+K',
  capture: 'Ctrl+N',
  queue: 'Ctrl+1',
  connections: 'Ctrl+2',
  activity: 'Ctrl+3',
  import: 'Ctrl+4',
  settings: 'Ctrl+,',
  sync: 'Ctrl+Shift+Enter',
  pause: 'P',
  allKeys: '?',
  location: 'Alt+L',
  openDuplicate: 'Alt+O',
  captureAnyway: 'Alt+A',
  edit: 'E',
  filter: 'F',
  retry: 'R',
  retryAll: 'Shift+R',
  discard: 'Delete',
  undo: 'Ctrl+Z',
  copyReceipt: 'C',
} as const;

/** Whether the person is typing: plain letters are theirs then, never a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

let areLettersOn = true;

/** Plain letters as shortcuts, by the person's setting (WCAG 2.1.4). */
export function setLetterKeys(on: boolean): void {
  areLettersOn = on;
}

/** Whether a shortcut of one plain letter, digit or sign may act on this event. */
export function mayActOnLetter(event: Pick<KeyboardEvent, 'target' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return areLettersOn && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

/**
 * Whether an event is these keys, written as in `Ctrl+Shift+Enter`. Ctrl is also Cmd. Alt goes by the key's place, since
 * layouts put other signs on it; on a Mac, where Alt types signs, it is Ctrl. A plain letter counts only outside of text.
 */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split(/\+(?=.)/);
  const last = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  if (wants('Alt')) {
    const isAlone = !event.shiftKey && !event.metaKey && event.altKey !== isMac && event.ctrlKey === isMac;
    return isAlone && event.code === `Key${last}`;
  }
  if (event.altKey || event.key.toLowerCase() !== last.toLowerCase()) return false;
  if (wants('Ctrl')) return (event.ctrlKey || event.metaKey) && event.shiftKey === wants('Shift');
  // A sign such as ? may need Shift, depending on the layout.
  const isSign = last.length === 1 && last.toLowerCase() === last.toUpperCase();
  return mayActOnLetter(event) && (isSign || event.shiftKey === wants('Shift'));
}
