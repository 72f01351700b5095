import { isMac } from '#renderer/ui/kbd.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

/** Where keys work; the list under `?` has a part for each. */
export type KeyPlace = 'anywhere' | 'list' | 'capture' | 'customer' | 'import';

type DeclaredKey = {
  /** The first one is the one that buttons show. */
  readonly keys: readonly [string, ...string[]];
  readonly where: KeyPlace;
  readonly does: MessageKey;
};

/**
 * The keys of ux.md §7 by what they do, and the one place where there are any: commands, buttons and the list under `?`
 * take theirs from here.
 */
export const DECLARED_KEYS = {
  palette: { keys: ['Ctrl+K'], where: 'anywhere', does: 'keys.palette' },
  capture: { keys: ['Ctrl+N'], where: 'anywhere', does: 'keys.new' },
  queue: { keys: ['Ctrl+1'], where: 'anywhere', does: 'nav.queue' },
  connections: { keys: ['Ctrl+2'], where: 'anywhere', does: 'nav.connections' },
  activity: { keys: ['Ctrl+3'], where: 'anywhere', does: 'nav.activity' },
  import: { keys: ['Ctrl+4'], where: 'anywhere', does: 'nav.import' },
  settings: { keys: ['Ctrl+,'], where: 'anywhere', does: 'nav.settings' },
  sync: { keys: ['Ctrl+Shift+Enter'], where: 'anywhere', does: 'keys.sync' },
  pause: { keys: ['P'], where: 'anywhere', does: 'keys.pause' },
  allKeys: { keys: ['?'], where: 'anywhere', does: 'keys.all' },
  move: { keys: ['J', 'K', '↓', '↑'], where: 'list', does: 'keys.move' },
  ends: { keys: ['Home', 'End'], where: 'list', does: 'keys.ends' },
  open: { keys: ['Enter'], where: 'list', does: 'keys.open' },
  search: { keys: ['/'], where: 'list', does: 'keys.search' },
  filter: { keys: ['F'], where: 'list', does: 'keys.filter' },
  select: { keys: ['X'], where: 'list', does: 'keys.select' },
  extend: { keys: ['Shift+↓', 'Shift+↑'], where: 'list', does: 'keys.extend' },
  selectAll: { keys: ['Ctrl+A'], where: 'list', does: 'keys.selectAll' },
  unselect: { keys: ['Esc'], where: 'list', does: 'keys.unselect' },
  retryThese: { keys: ['R'], where: 'list', does: 'keys.retryThese' },
  retryAll: { keys: ['Shift+R'], where: 'list', does: 'keys.retryAll' },
  discard: { keys: ['Delete'], where: 'list', does: 'keys.discard' },
  undo: { keys: ['Ctrl+Z'], where: 'list', does: 'keys.undo' },
  save: { keys: ['Enter'], where: 'capture', does: 'keys.save' },
  saveNext: { keys: ['Ctrl+Enter'], where: 'capture', does: 'keys.saveNext' },
  takeEmail: { keys: ['Tab'], where: 'capture', does: 'keys.takeEmail' },
  allFields: { keys: ['Ctrl+O'], where: 'capture', does: 'keys.allFields' },
  location: { keys: ['Alt+L'], where: 'capture', does: 'keys.location' },
  openDuplicate: { keys: ['Alt+O'], where: 'capture', does: 'keys.openDuplicate' },
  captureAnyway: { keys: ['Alt+A'], where: 'capture', does: 'keys.anyway' },
  closeCapture: { keys: ['Esc'], where: 'capture', does: 'keys.close2' },
  edit: { keys: ['E'], where: 'customer', does: 'keys.edit' },
  retry: { keys: ['R'], where: 'customer', does: 'keys.retry' },
  copyReceipt: { keys: ['C'], where: 'customer', does: 'keys.copy' },
  arrived: { keys: ['1'], where: 'customer', does: 'unknown.arrived' },
  sendAgain: { keys: ['2'], where: 'customer', does: 'unknown.sendAgain' },
  later: { keys: ['Esc'], where: 'customer', does: 'unknown.later' },
  finishStep: { keys: ['Ctrl+Enter'], where: 'import', does: 'keys.finish' },
} as const satisfies Readonly<Record<string, DeclaredKey>>;

export type KeyName = keyof typeof DECLARED_KEYS;

/** The key of each, as in `Ctrl+N`. */
export const KEYS = Object.fromEntries(
  Object.entries(DECLARED_KEYS).map(([name, { keys }]) => [name, keys[0]]),
) as Readonly<Record<KeyName, string>>; // Object.entries widens the record's own keys

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
