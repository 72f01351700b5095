import { notifications } from '@mantine/notifications';
import { useCallback, type ReactNode } from 'react';
import { useSay } from '#renderer/i18n/words.ts';

type NoticeOptions = {
  readonly title?: string;
  /** How long it stands, ms; the usual time when left out. */
  readonly autoClose?: number;
};

/** Says in a corner what was done or was not; nothing waits for it. Answers the function that closes it. */
export function useNotice(): (message: ReactNode, options?: NoticeOptions) => () => void {
  const say = useSay();
  return useCallback(
    (message, options = {}) => {
      const close = { 'aria-label': say('word.close') };
      const id = notifications.show({ ...options, message, withBorder: false, closeButtonProps: close });
      return () => void notifications.hide(id);
    },
    [say],
  );
}
