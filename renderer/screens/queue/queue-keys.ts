import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { setQueueView } from './queue-view.ts';
import { isTyping } from '#renderer/shell/keys.ts';
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

/** J K ↑ ↓ move, Enter opens: in the list, and from the page while nothing else has the focus. */
export function useGridKeys({ total, cursor, rowAt, scrollTo }: GridKeys): (event: KeyboardEvent) => void {
  const [, navigate] = useLocation();
  const handle = useCallback(
    (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const row = rowAt(cursor);
      if (event.key === 'Enter' && row !== undefined) {
        event.preventDefault();
        navigate(`/customer/${row.customerId}`);
        return;
      }
      const next = movedCursor(event.key, cursor, total);
      if (next === undefined) return;
      event.preventDefault();
      setQueueView({ cursor: next });
      scrollTo(next);
      focusRow(next);
    },
    [cursor, navigate, rowAt, scrollTo, total],
  );
  useUnfocusedKeys(handle);
  return useCallback(
    (event) => {
      if (isTyping(event.target) || isOwnLink(event.target)) return;
      event.stopPropagation();
      handle(event);
    },
    [handle],
  );
}

/** A link of a row takes its own Enter. */
const isOwnLink = (target: EventTarget): boolean => target instanceof HTMLAnchorElement;

/** The row may only be drawn after the list has scrolled there. */
function focusRow(index: number): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`.gr[data-index="${index}"]`)?.focus({ preventScroll: true });
  });
}

function useUnfocusedKeys(handle: (event: globalThis.KeyboardEvent) => void): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  }, [handle]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (document.activeElement === document.body) latest.current(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
