import { Modal } from '@mantine/core';
import { useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';

/** Whether a sheet is open: set from anywhere (a key, a command), followed by the sheet. */
export type SheetState = { readonly set: (isOpen: boolean) => void; readonly useIsOpen: () => boolean };

export function createSheetState(): SheetState {
  let isOpen = false;
  let before: Element | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    set: (next) => {
      if (next && !isOpen) before = document.activeElement;
      if (!next && isOpen) window.setTimeout(() => giveBack(before), FOCUS_AFTER_MS);
      isOpen = next;
      for (const listener of listeners) listener();
    },
    useIsOpen: () => useSyncExternalStore(subscribe, () => isOpen),
  };
}

type SheetProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** For screen readers. */
  readonly label: string;
  readonly size: string;
  readonly yOffset?: string;
  /** Class names of the sheet and of what is in it. */
  readonly parts: { readonly content: string; readonly body?: string };
  readonly children: ReactNode;
};

const NO_FADE = { duration: 0 };

/** A sheet over whatever screen is open. Esc and a click beside it close it. */
export function Sheet({ isOpen, onClose, label, size, yOffset, parts, children }: SheetProps) {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={size}
      {...(yOffset === undefined ? {} : { yOffset })}
      transitionProps={NO_FADE}
      returnFocus={false}
      closeOnEscape={false}
      classNames={parts}
    >
      <Modal.Overlay backgroundOpacity={0.45} color="#0a1418" />
      <Modal.Content aria-label={label}>
        <Modal.Body onKeyDown={(event) => closesOn(event) && onClose()}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/**
 * Mantine closes before anybody else sees the key; the screen below would then take the same key as its own, and leave.
 */
function closesOn(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** The sheet has gone by then, and a command that was chosen in it may have taken the focus somewhere else. */
const FOCUS_AFTER_MS = 30;

/**
 * Gives the focus back to what had it. Mantine does so too, but without a fade it looks for that when the sheet has taken
 * the focus already.
 */
function giveBack(before: Element | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}
