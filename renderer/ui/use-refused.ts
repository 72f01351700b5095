import { useCallback } from 'react';
import { problemsOf } from '#renderer/api/client.ts';
import { useNotice } from './use-notice.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';

/** Says in words why an action was not done, for actions without a place of their own to say it. */
export function useRefused(): (error: unknown) => void {
  const say = useSay();
  const notice = useNotice();
  return useCallback(
    (error) => {
      const sentences = problemsOf(error).map((found) => sentenceOf(found, say));
      notice(sentences.join(' '), { title: say('notice.notDone') });
    },
    [say, notice],
  );
}
