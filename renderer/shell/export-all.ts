import { notifications } from '@mantine/notifications';
import { useCallback, useEffect } from 'react';
import { on } from '#renderer/api/client.ts';
import { useExportAll } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useTell } from '#renderer/ui/use-tell.ts';

const NOTE = 'export';

/**
 * Writes everything into a file whose place a person chooses, and says when it is there. Also what the application menu
 * asks for; the menu's event says as well when the writing begins.
 */
export function useExport(): () => void {
  const say = useSay();
  const tell = useTell();
  const { mutate } = useExportAll();
  const start = useCallback(() => {
    const finish = (message?: string): void => {
      notifications.hide(NOTE);
      if (message !== undefined) tell(message);
    };
    mutate(undefined, {
      onSuccess: ({ customers, file }) =>
        finish(file === undefined ? undefined : say('export.done', { customers, file })),
      onError: () => finish(),
    });
  }, [mutate, tell, say]);
  useEffect(
    () =>
      on('export.progress', (step) => {
        if (step === 'asked') start();
        else
          notifications.show({
            id: NOTE,
            message: say('export.running'),
            loading: true,
            autoClose: false,
            withCloseButton: false,
            withBorder: false,
          });
      }),
    [start, say],
  );
  return start;
}
