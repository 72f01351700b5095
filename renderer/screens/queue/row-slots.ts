import { useCallback, useRef } from 'react';

type Item = { readonly index: number };

/**
 * Gives each row that is drawn a place to be drawn in: a row that comes into sight takes the place of one that left it, so
 * that scrolling writes into what is there and makes nothing new. The rows must follow one another.
 */
export function placed<I extends Item>(
  items: readonly I[],
  count: number,
  isScrolling: boolean,
): readonly (I & { readonly slot: number })[] {
  const rows = items.map((item) => ({ ...item, slot: item.index % count }));
  // Moving a row within the page costs as much as making it: only when the list stands still do rows follow one another in
  // the page as well, for whoever has it read out.
  return isScrolling ? rows.sort((one, other) => one.slot - other.slot) : rows;
}

/** As `placed`, with as many places as were ever needed at once. */
export function useSlots() {
  const most = useRef(1);
  return useCallback(<I extends Item>(items: readonly I[], isScrolling: boolean) => {
    most.current = Math.max(most.current, items.length);
    return placed(items, most.current, isScrolling);
  }, []);
}
