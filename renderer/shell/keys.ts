import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useSync } from '#renderer/api/mutations.ts';

/** Whether the person is typing: plain letters are theirs then, never a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Keys with Ctrl (or Cmd) that go to a screen. */
const SCREENS: Readonly<Record<string, string>> = {
  n: '/capture',
  '1': '/queue',
  '2': '/connections',
  ',': '/settings',
};

/** Keys that work from anywhere. The application menu has them too; these also work where there is no menu. */
export function useKeys(): void {
  const [, navigate] = useLocation();
  const sync = useSync();
  const { mutate } = sync;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const path = event.shiftKey ? undefined : SCREENS[event.key.toLowerCase()];
      if (path !== undefined) navigate(path);
      else if (event.shiftKey && event.key === 'Enter') mutate();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, mutate]);
}
