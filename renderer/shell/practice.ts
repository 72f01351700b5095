import { useMutation } from '@tanstack/react-query';
import { call } from '#renderer/api/client.ts';
import { useAppInfo } from '#renderer/api/queries.ts';
import { startTour } from '#renderer/shell/tour-state.ts';
import { useRefused } from '#renderer/ui/use-refused.ts';

/** Whether the window shows practice, and the ways in and out. Everything is read anew after either. */
export function usePractice() {
  const { data: app } = useAppInfo();
  const onError = useRefused();
  const begin = useMutation({
    networkMode: 'always',
    mutationFn: () => call('practice.start', undefined),
    onSuccess: () => {
      startTour();
      drawAnew('/queue');
    },
    onError,
  });
  const end = useMutation({
    networkMode: 'always',
    mutationFn: () => call('practice.stop', undefined),
    onSuccess: () => drawAnew('/'),
    onError,
  });
  return {
    isOn: app?.practice === true,
    begin: () => begin.mutate(),
    isBeginning: begin.isPending,
    end: () => end.mutate(),
    isEnding: end.isPending,
  };
}

/** Another profile: nothing that was read may stay in memory. */
function drawAnew(path: string): void {
  window.location.hash = path;
  window.location.reload();
}
