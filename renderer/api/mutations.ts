import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Channel } from '#shared/ipc/channels.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';
import { call } from './client.ts';
import { KEYS } from './queries.ts';
import { useRefused } from '#renderer/ui/use-refused.ts';

type Key = (typeof KEYS)[keyof typeof KEYS];

/** A call that changes something; what it makes stale is read again whatever the events do. */
function useCall<C extends Channel>(
  channel: C,
  stale: readonly Key[],
  options: { readonly quiet?: boolean } = {},
): UseMutationResult<CallOutput<C>, Error, CallInput<C>> {
  const client = useQueryClient();
  const refused = useRefused();
  return useMutation<CallOutput<C>, Error, CallInput<C>>({
    mutationFn: (input) => call(channel, input),
    onSettled: () => Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] }))),
    onError: (error) => {
      // A quiet call shows its problems in its own place, such as under a field.
      if (options.quiet !== true) refused(error);
    },
  });
}

const OUTBOX = [KEYS.status, KEYS.connections] as const;
const DELIVERIES = [KEYS.queue, KEYS.customer, KEYS.recent, ...OUTBOX] as const;

const QUIET = { quiet: true } as const;

export const useCapture = () => useCall('customers.capture', DELIVERIES, QUIET);
export const useUpdateCustomer = () => useCall('customers.update', DELIVERIES, QUIET);
export const useSendChange = () => useCall('customers.sendChange', DELIVERIES);
export const useRetry = () => useCall('deliveries.retry', DELIVERIES);
export const useDiscard = () => useCall('deliveries.discard', DELIVERIES);
export const useBulk = () => useCall('deliveries.bulk', DELIVERIES);
export const useSaveView = () => useCall('views.save', [KEYS.views]);
export const useRemoveView = () => useCall('views.remove', [KEYS.views]);
export const useResolve = () => useCall('deliveries.resolve', DELIVERIES);
export const useAddConnection = () => useCall('connections.add', OUTBOX, QUIET);
export const useUpdateConnection = () => useCall('connections.update', OUTBOX, QUIET);
export const useTestConnection = () => useCall('connections.test', [KEYS.connections]);
export const useVendorNames = () => useCall('connections.names', []);
export const useConnectionChoices = () => useCall('connections.choices', [], QUIET);
export const useSaveSample = () => useCall('connections.saveSample', []);
export const useContractRead = () => useCall('connections.contractRead', OUTBOX);
export const usePauseConnection = () => useCall('connections.pause', OUTBOX);
export const useResumeConnection = () => useCall('connections.resume', OUTBOX);
export const useRemoveConnection = () => useCall('connections.remove', DELIVERIES);
export const useSync = () => useCall('outbox.sync', OUTBOX);
export const usePauseAll = () => useCall('outbox.pause', OUTBOX);
export const useResumeAll = () => useCall('outbox.resume', OUTBOX);
export const useUnlock = () => useCall('outbox.unlock', DELIVERIES);
export const useSetProfile = () => useCall('profile.set', [KEYS.profile]);
export const useSetStartAtLogin = () => useCall('desktop.startAtLogin', [KEYS.desktop]);
export const useSaveActivity = () => useCall('activity.save', []);
export const useQuickCapture = () => useCall('desktop.quickCapture', []);
export const useSaveReceipt = () => useCall('receipts.save', []);
export const useVerifyReceipts = () => useCall('receipts.verify', []);
export const useOpenLoginPage = () => useCall('app.openLoginPage', []);
export const useOpenExternal = () => useCall('app.openExternal', []);
export const useRunImport = () => useCall('imports.run', [KEYS.imports, ...DELIVERIES]);
export const useStopImport = () => useCall('imports.stop', []);
export const useSaveRejected = () => useCall('imports.saveRejected', []);
export const useUndoImport = () => useCall('imports.undo', [KEYS.imports, ...DELIVERIES]);
export const useExportAll = () => useCall('app.export', []);
