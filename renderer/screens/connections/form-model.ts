import type { CallInput } from '#shared/ipc/contract.ts';
import type { ConnectionInput, ConnectionView } from '#shared/domain/connection.ts';
import { fieldMapSchema, type FieldMap } from '#shared/domain/field-map.ts';
import { secretFieldsOf } from '#shared/domain/secret-slots.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

/** A row of a `map` field. */
export type MapRow = { readonly key: string; readonly value: string };

/** What stands in the form, by field key: texts as typed, rows of maps. */
export type SetupValues = {
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly maps: Readonly<Record<string, readonly MapRow[]>>;
  /** What the mapping's screen has set; undefined: nothing. */
  readonly fieldMap: FieldMap | undefined;
  /** The connection's name typed once more, for a setting that can erase data. */
  readonly confirmation: string;
};

/** The form of a new connection, or of one that is changed: its settings, and never its secrets. */
export function initialValues(
  vendor: VendorDescriptor,
  connection: ConnectionView | undefined,
  name: string,
): SetupValues {
  const settings = connection?.settings ?? {};
  const texts: Record<string, string> = {};
  const maps: Record<string, readonly MapRow[]> = {};
  for (const { key, kind, default: fallback } of vendor.settings) {
    const value = settings[key] ?? (kind === 'select' || kind === 'template' ? fallback : undefined);
    if (kind === 'map') maps[key] = rowsOf(value);
    else if (typeof value === 'string' || typeof value === 'number') texts[key] = String(value);
  }
  const fieldMap = fieldMapSchema.optional().safeParse(settings['fieldMap']).data;
  return { name, texts, maps, fieldMap, confirmation: '' };
}

function rowsOf(value: unknown): readonly MapRow[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, text]) => ({ key, value: String(text) }));
}

/** A name that no connection has yet: the vendor's, with a number from the second on. */
export function freeName(vendor: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? vendor : `${vendor} ${number}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}

/** Fields that are asked for in the form now, which the mapping is not: those whose `when` holds for the values so far. */
export function visibleFields(
  fields: readonly FormField[],
  all: readonly FormField[],
  { texts }: SetupValues,
): readonly FormField[] {
  return fields.filter(({ kind, when }) => {
    if (kind === 'mapping') return false;
    if (when === undefined) return true;
    const other = all.find(({ key }) => key === when.key);
    return (texts[when.key] ?? String(other?.default ?? '')) === when.is;
  });
}

/** Secrets that are asked for now; slots are named in what stands in the form. */
export function visibleSecrets(vendor: VendorDescriptor, values: SetupValues): readonly FormField[] {
  const maps = Object.entries(values.maps).map(([key, rows]) => [key, rows.map(({ value }) => value)] as const);
  const secrets = secretFieldsOf(vendor.secrets, { ...values.texts, ...Object.fromEntries(maps) });
  return visibleFields(secrets, vendor.settings, values);
}

/** The select that is set to the value that can erase data, if one is. */
export function destructiveField(vendor: VendorDescriptor, values: SetupValues): FormField | undefined {
  return visibleFields(vendor.settings, vendor.settings, values).find(
    ({ key, destructive }) => destructive !== undefined && values.texts[key] === destructive,
  );
}

/** What is wrong before anything is sent: by field path such as `settings.group`. */
export type SetupFaults = ReadonlyMap<string, 'required' | 'not-integer'>;

/** `isNew`: secrets are needed; a changed connection keeps those that are left empty. */
export function faultsOf(vendor: VendorDescriptor, values: SetupValues, isNew: boolean): SetupFaults {
  const faults = new Map<string, 'required' | 'not-integer'>();
  if (values.name.trim() === '') faults.set('name', 'required');
  for (const field of visibleFields(vendor.settings, vendor.settings, values)) {
    const text = (values.texts[field.key] ?? '').trim();
    if (field.required && field.default === undefined && field.kind !== 'map' && text === '')
      faults.set(`settings.${field.key}`, 'required');
    if (field.kind === 'integer' && text !== '' && !/^-?\d+$/.test(text))
      faults.set(`settings.${field.key}`, 'not-integer');
  }
  for (const field of visibleSecrets(vendor, values)) {
    if (isNew && field.required && (values.texts[field.key] ?? '') === '')
      faults.set(`secrets.${field.key}`, 'required');
  }
  if (destructiveField(vendor, values) !== undefined && values.confirmation.trim() !== values.name.trim())
    faults.set('confirmation', 'required');
  return faults;
}

export function addInput(vendor: VendorDescriptor, values: SetupValues): ConnectionInput {
  return {
    vendor: vendor.id,
    name: values.name.trim(),
    settings: settingsOf(vendor, values),
    secrets: secretsOf(vendor, values),
    ...confirmationOf(values),
  };
}

/** Secrets that are left empty keep their stored value. */
export function updateInput(
  vendor: VendorDescriptor,
  values: SetupValues,
  id: string,
): CallInput<'connections.update'> {
  const secrets = secretsOf(vendor, values);
  return {
    id,
    name: values.name.trim(),
    settings: settingsOf(vendor, values),
    ...(Object.keys(secrets).length === 0 ? {} : { secrets }),
    ...confirmationOf(values),
  };
}

/** The form as it is checked while it is typed. */
export function draftOf(vendor: VendorDescriptor, values: SetupValues): CallInput<'connections.check'> {
  return {
    vendor: vendor.id,
    name: values.name,
    settings: settingsOf(vendor, values),
    secrets: secretsOf(vendor, values),
  };
}

/** Whether a person has changed what stands at a field path such as `settings.group`. */
export function isTouched(path: string, values: SetupValues, initial: SetupValues): boolean {
  const key = path.split('.')[1];
  if (key === undefined) return path === 'name' && values.name !== initial.name;
  return values.texts[key] !== initial.texts[key] || values.maps[key] !== initial.maps[key];
}

const confirmationOf = ({ confirmation }: SetupValues): { confirmation?: string } =>
  confirmation === '' ? {} : { confirmation: confirmation.trim() };

/** Only what is visible and filled in: the vendor's schema puts its own defaults. */
function settingsOf(vendor: VendorDescriptor, values: SetupValues): Record<string, unknown> {
  const entries = visibleFields(vendor.settings, vendor.settings, values).flatMap(
    (field): readonly (readonly [string, unknown])[] => {
      if (field.kind === 'map') {
        const rows = (values.maps[field.key] ?? []).filter(
          ({ key, value }) => key.trim() !== '' && value.trim() !== '',
        );
        return rows.length === 0
          ? []
          : [[field.key, Object.fromEntries(rows.map(({ key, value }) => [key.trim(), value.trim()]))]];
      }
      const text = (values.texts[field.key] ?? '').trim();
      if (text === '') return [];
      return [[field.key, field.kind === 'integer' ? Number(text) : text]];
    },
  );
  return { ...Object.fromEntries(entries), ...(values.fieldMap === undefined ? {} : { fieldMap: values.fieldMap }) };
}

/** Secrets go as they were typed: a space may belong to them. */
function secretsOf(vendor: VendorDescriptor, values: SetupValues): Record<string, string> {
  const entries = visibleSecrets(vendor, values).flatMap(({ key }) => {
    const text = values.texts[key] ?? '';
    return text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(entries);
}
