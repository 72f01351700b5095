import { useState } from 'react';
import { useLocation } from 'wouter';
import { mapOf, STANDARD, valuesOf, type MappingValues, type OwnRow, type RowValue } from './mapping-model.ts';
import { useDraft } from './use-draft.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useUpdateConnection, useVendorNames } from '#renderer/api/mutations.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { fieldMapSchema, type FieldMap } from '#shared/domain/field-map.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';

export type Mapping = ReturnType<typeof useMapping>;

/** What the rows of a mapping need: of a stored connection, or of one that is still being set up. */
export type MappedRows = Pick<Mapping, 'settings' | 'names' | 'problems' | 'preview' | 'isEmpty'> &
  ReturnType<typeof useRows>;

/** The mapping while it is changed: judged and shown on a customer as it is typed, stored by `save`. */
export function useMapping(vendor: VendorDescriptor, connection: ConnectionView, customerId: string | undefined) {
  const [, navigate] = useLocation();
  const update = useUpdateConnection();
  const { values, ...rows } = useRows(vendor, storedMap(connection));
  const [isForWaiting, setForWaiting] = useState(true);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const names = useNames(vendor, connection);
  const settings = { ...settingsWith(connection, mapOf(values)), ...names.settings };
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
  return {
    ...rows,
    values,
    settings,
    names,
    problems: refused.length > 0 ? refused : (checked?.problems ?? []),
    preview: checked?.preview ?? undefined,
    waiting: checked?.waiting ?? 0,
    isEmpty: mapOf(values) === undefined,
    isForWaiting,
    setForWaiting,
    isSaving: update.isPending,
    save,
  };
}

/** What stands in the rows, and what can be done with them. */
export function useRows(vendor: VendorDescriptor, map: FieldMap) {
  const [values, setValues] = useState<MappingValues>(() => valuesOf(map, vendor.fields));
  const setOwn = (change: (own: readonly OwnRow[]) => readonly OwnRow[]): void =>
    setValues((before) => ({ ...before, own: change(before.own) }));
  return {
    values,
    setRow: (field: string, value: RowValue) =>
      setValues((before) => ({ ...before, rows: { ...before.rows, [field]: value } })),
    addOwn: () => setOwn((own) => [...own, { name: '', value: { ...STANDARD, way: 'own' } }]),
    setOwnAt: (at: number, row: OwnRow) => setOwn((own) => own.map((other, index) => (index === at ? row : other))),
    removeOwn: (at: number) => setOwn((own) => own.filter((_, index) => index !== at)),
    replace: (next: FieldMap) => setValues(valuesOf(next, vendor.fields)),
  };
}

/** Before a connection is stored there is no account to ask; names are typed by hand. */
export const NOBODY_TO_ASK: Mapping['names'] = {
  of: undefined,
  list: [],
  count: undefined,
  isAsking: false,
  ask: () => undefined,
  settings: {},
};

type Name = CallOutput<'connections.names'>[number];

/** What the account can name: asked of the vendor when a person wants that, since it needs a network. */
function useNames(vendor: VendorDescriptor, { id }: ConnectionView) {
  const asked = useVendorNames();
  const list: readonly Name[] = asked.data ?? [];
  const isTags = vendor.names === 'tags' && list.length > 0;
  return {
    of: vendor.names,
    list,
    count: asked.data?.length,
    isAsking: asked.isPending,
    ask: () => asked.mutate({ id }),
    /** Tags are kept with the connection: a create of LadiFlow takes their ids. */
    settings: isTags ? { tagIds: Object.fromEntries(list.map(({ value, label }) => [label, value])) } : {},
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
