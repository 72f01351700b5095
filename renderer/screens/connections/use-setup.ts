import { useState } from 'react';
import { useLocation } from 'wouter';
import { addInput, faultsOf, updateInput, type SetupValues } from './form-model.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useAddConnection, useTestConnection, useUpdateConnection } from '#renderer/api/mutations.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export type Setup = ReturnType<typeof useSetup>;

/** Stores the connection, then tests it; the result stands in its check-up. */
export function useSetup(vendor: VendorDescriptor, connection: ConnectionView | undefined, values: SetupValues) {
  const say = useSay();
  const [, navigate] = useLocation();
  const add = useAddConnection();
  const update = useUpdateConnection();
  const test = useTestConnection();
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const faults = faultsOf(vendor, values, connection === undefined);
  /** Resolves to whether it was stored. */
  const save = async (): Promise<boolean> => {
    setTried(true);
    setRefused([]);
    if (faults.size > 0) return false;
    try {
      const id = connection === undefined ? (await add.mutateAsync(addInput(vendor, values))).id : connection.id;
      if (connection !== undefined) await update.mutateAsync(updateInput(vendor, values, connection.id));
      test.mutate({ id });
      navigate(`/connections/${id}`);
      return true;
    } catch (error) {
      setRefused(problemsOf(error));
      return false;
    }
  };
  /** What is wrong at a field path such as `settings.group`, in words. */
  const faultAt = (path: string): string | undefined => {
    const found = refused.find(({ field }) => field === path);
    if (found !== undefined) return sentenceOf(found, say, vendor.name);
    const fault = tried ? faults.get(path) : undefined;
    return fault === undefined ? undefined : say(fault === 'required' ? 'setup.required' : 'setup.notInteger');
  };
  return { save, faultAt, refused, isSaving: add.isPending || update.isPending };
}

/** Problems that no field of the form can show. */
export const elsewhere = (refused: readonly Problem[]): readonly Problem[] =>
  refused.filter(({ field }) => field === undefined || !/^(name|confirmation|settings\.|secrets\.)/.test(field));
