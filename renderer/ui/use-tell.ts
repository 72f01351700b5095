import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useAnnounce } from './announcer.tsx';
import { useSay } from '#renderer/i18n/words.ts';

/** Says a sentence in the corner, and to screen readers; it goes away by itself. */
export function useTell(): (message: string) => void {
  const say = useSay();
  const announce = useAnnounce();
  return useCallback(
    (message) => {
      announce(message);
      notifications.show({ message, withBorder: false, closeButtonProps: { 'aria-label': say('word.close') } });
    },
    [say, announce],
  );
}
