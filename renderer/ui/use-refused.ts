import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { problemsOf } from '#renderer/api/client.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';

/** Says in words why an action was not done, for actions without a place of their own to say it. */
export function useRefused(): (error: unknown) => void {
  const say = useSay();
  return useCallback(
    (error) => {
      const sentences = problemsOf(error).map((found) => sentenceOf(found, say));
      notifications.show({
        title: say('notice.notDone'),
        message: sentences.join(' '),
        withBorder: false,
        closeButtonProps: { 'aria-label': say('word.close') },
      });
    },
    [say],
  );
}
