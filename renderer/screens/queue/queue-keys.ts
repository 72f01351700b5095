import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { setQueueView } from './queue-view.ts';
import { clearSelection, endRange, extendSelection, selectAll, toggleSelected } from './selection.ts';
import { isTyping, mayActOnLetter } from '#renderer/shell/keys.ts';
import type { QueueRow } from '#shared/domain/queue.ts';

type GridKeys = {
  readonly total: number;
  readonly cursor: number;
  readonly rowAt: (index: number) => QueueRow | undefined;
  readonly scrollTo: (index: number) => void;
};

/** Rows that Page Up and Page Down jump over. */
const SCREENFUL = 10;

/** Where a key moves the cursor to; undefined for keys that move nothing. */
export function movedCursor(key: string, cursor: number, total: number): number | undefined {
  const last = Math.max(0, total - 1);
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(last, cursor + 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(0, cursor - 1);
    case 'PageDown':
      return Math.min(last, cursor + SCREENFUL);
    case 'PageUp':
      return Math.max(0, cursor - SCREENFUL);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

type KeyPress = Pick<
  globalThis.KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target' | 'preventDefault'
>;

/** J K ↑ ↓ move, Shift extends, X and Ctrl+A select, Enter opens: in the list, and from the page while nothing else has the focus. */
export function useGridKeys(grid: GridKeys): (event: KeyboardEvent) => void {
  const [, navigate] = useLocation();
  const latest = useRef({ grid, navigate });
  useEffect(() => {
    latest.current = { grid, navigate };
  });
  const handle = useCallback((event: KeyPress) => {
    if (pressed(latest.current.grid, latest.current.navigate, event)) event.preventDefault();
  }, []);
  useUnfocusedKeys(handle);
  return useCallback(
    (event) => {
      if (isTyping(event.target) && !isOwnTick(event.target)) return;
      if (isOwnLink(event.target)) return;
      handle(event.nativeEvent);
    },
    [handle],
  );
}

/** Whether the key meant something here. */
function pressed(grid: GridKeys, navigate: (path: string) => void, event: KeyPress): boolean {
  const { cursor, rowAt } = grid;
  const row = rowAt(cursor);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') {
    selectAll();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Escape') {
    clearSelection();
    return true;
  }
  if (event.key === 'Enter' && row !== undefined) {
    navigate(`/customer/${row.customerId}`);
    return true;
  }
  if (event.key.toLowerCase() === 'x' && mayActOnLetter({ ...event, target: null }) && row !== undefined) {
    toggleSelected(row.customerId, cursor);
    return true;
  }
  return moved(grid, event);
}

function moved({ cursor, total, rowAt, scrollTo }: GridKeys, event: KeyPress): boolean {
  const isLetter = /^[jk]$/i.test(event.key);
  if (isLetter && !mayActOnLetter({ ...event, target: null })) return false;
  const next = movedCursor(isLetter ? event.key.toLowerCase() : event.key, cursor, total);
  if (next === undefined) return false;
  // Over rows that were never loaded there is nothing to select: only steps extend.
  if (event.shiftKey && Math.abs(next - cursor) <= SCREENFUL) extendSelection(cursor, next, rowAt);
  else endRange();
  setQueueView({ cursor: next });
  scrollTo(next);
  focusRow(next);
  return true;
}

/** A link of a row takes its own Enter. */
const isOwnLink = (target: EventTarget): boolean => target instanceof HTMLAnchorElement;

/** The box that a click on it has left the focus in. */
const isOwnTick = (target: EventTarget): boolean => target instanceof HTMLElement && target.matches('.tick');

/** The row may only be drawn after the list has scrolled there. */
function focusRow(index: number): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`.gr[data-index="${index}"]`)?.focus({ preventScroll: true });
  });
}

function useUnfocusedKeys(handle: (event: globalThis.KeyboardEvent) => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (document.activeElement === document.body) handle(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [handle]);
}
