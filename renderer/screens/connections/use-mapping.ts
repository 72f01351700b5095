import { useState } from 'react';
import { useLocation } from 'wouter';
import { mapOf, STANDARD, valuesOf, type MappingValues, type OwnRow, type RowValue } from './mapping-model.ts';
import { useDraft } from './use-draft.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useUpdateConnection } from '#renderer/api/mutations.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { fieldMapSchema, type FieldMap } from '#shared/domain/field-map.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export type Mapping = ReturnType<typeof useMapping>;

/** The mapping while it is changed: judged and shown on a customer as it is typed, stored by `save`. */
export function useMapping(vendor: VendorDescriptor, connection: ConnectionView, customerId: string | undefined) {
  const [, navigate] = useLocation();
  const update = useUpdateConnection();
  const [values, setValues] = useState<MappingValues>(() => valuesOf(storedMap(connection), vendor.fields));
  const [isForWaiting, setForWaiting] = useState(true);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const settings = settingsWith(connection, mapOf(values));
  const { id, name } = connection;
  const example = customerId === undefined ? {} : { customerId };
  const checked = useDraft({ vendor: vendor.id, name, settings, secrets: {}, id, ...example });
  const save = async (): Promise<void> => {
    setRefused([]);
    try {
      await update.mutateAsync({ id, settings, applyToWaiting: isForWaiting });
      navigate(`/connections/${id}`);
    } catch (error) {
      setRefused(problemsOf(error));
    }
  };
  const setOwn = (change: (own: readonly OwnRow[]) => readonly OwnRow[]): void =>
    setValues((before) => ({ ...before, own: change(before.own) }));
  return {
    values,
    settings,
    problems: refused.length > 0 ? refused : (checked?.problems ?? []),
    preview: checked?.preview ?? undefined,
    waiting: checked?.waiting ?? 0,
    isEmpty: mapOf(values) === undefined,
    isForWaiting,
    setForWaiting,
    isSaving: update.isPending,
    save,
    setRow: (field: string, value: RowValue) =>
      setValues((before) => ({ ...before, rows: { ...before.rows, [field]: value } })),
    addOwn: () => setOwn((own) => [...own, { name: '', value: { ...STANDARD, way: 'own' } }]),
    setOwnAt: (at: number, row: OwnRow) => setOwn((own) => own.map((other, index) => (index === at ? row : other))),
    removeOwn: (at: number) => setOwn((own) => own.filter((_, index) => index !== at)),
    replace: (map: FieldMap) => setValues(valuesOf(map, vendor.fields)),
  };
}

const storedMap = ({ settings }: ConnectionView): FieldMap =>
  fieldMapSchema.optional().safeParse(settings['fieldMap']).data ?? {};

function settingsWith({ settings }: ConnectionView, map: FieldMap | undefined): Record<string, unknown> {
  const { fieldMap: _, ...rest } = settings;
  return map === undefined ? rest : { ...rest, fieldMap: map };
}

/** Problems that no row can show. */
export const elsewhereThanRows = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ field }) => field?.startsWith('settings.fieldMap.') !== true);
