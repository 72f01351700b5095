import { useState } from 'react';
import { useLocation } from 'wouter';
import { faultWords } from './fault-words.ts';
import { addInput, draftOf, faultsOf, isTouched, updateInput, type SetupValues } from './form-model.ts';
import { secretsOfSource, type SetupSource } from './setup-source.ts';
import { useDraft } from './use-draft.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useAddConnection, useTestConnection, useUpdateConnection } from '#renderer/api/mutations.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export type Setup = ReturnType<typeof useSetup>;

/** Checks the form while it is typed, stores the connection, then tests it; the result stands in its check-up. */
export function useSetup(vendor: VendorDescriptor, source: SetupSource, values: SetupValues, exampleId?: string) {
  const say = useSay();
  const [, navigate] = useLocation();
  const test = useTestConnection();
  const store = useStore(vendor, source);
  const [initial] = useState(values);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const draft = { ...draftOf(vendor, values), ...secretsOfSource(source) };
  const checked = useDraft(exampleId === undefined ? draft : { ...draft, customerId: exampleId });
  const faults = faultsOf(vendor, values, source.kind === 'new');
  /** Resolves to whether it was stored. */
  const save = async (): Promise<boolean> => {
    setTried(true);
    setRefused([]);
    if (faults.size > 0) return false;
    try {
      const id = await store.run(values);
      test.mutate({ id });
      navigate(`/connections/${id}`);
      return true;
    } catch (error) {
      setRefused(problemsOf(error));
      return false;
    }
  };
  /** What is wrong at a field path such as `settings.group`, in words: while it is typed, and for all once saving was tried. */
  const faultAt = (path: string): string | undefined => {
    const said = refused.find(({ field }) => field === path);
    if (said !== undefined) return sentenceOf(said, say, vendor.name);
    if (tried && faults.has(path)) return say(faults.get(path) === 'required' ? 'setup.required' : 'setup.notInteger');
    if (!tried && !isTouched(path, values, initial)) return undefined;
    const found = checked?.problems.find(({ field }) => field === path || field?.startsWith(`${path}.`));
    return found === undefined ? undefined : faultWords(found, vendor, say);
  };
  // The same rules as those of saving; what was refused then may be mended by now.
  const problems = checked?.problems ?? [];
  return { save, faultAt, refused, problems, draft, preview: checked?.preview ?? undefined, isSaving: store.isPending };
}

/** Adds or changes it; the id of the connection comes back. */
function useStore(vendor: VendorDescriptor, source: SetupSource) {
  const add = useAddConnection();
  const update = useUpdateConnection();
  return {
    isPending: add.isPending || update.isPending,
    run: async (values: SetupValues): Promise<string> => {
      if (source.kind !== 'edit') {
        const { secretsFrom } = secretsOfSource(source);
        const input = addInput(vendor, values);
        return (await add.mutateAsync(secretsFrom === undefined ? input : { ...input, secretsFrom })).id;
      }
      await update.mutateAsync(updateInput(vendor, values, source.connection.id));
      return source.connection.id;
    },
  };
}

/** Problems that no field of the form can show. */
export const elsewhere = (refused: readonly Problem[]): readonly Problem[] =>
  refused.filter(({ field }) => field === undefined || !/^(name|confirmation|settings\.|secrets\.)/.test(field));
