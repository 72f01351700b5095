import type { FormField } from './vendor-descriptor.ts';

/** `{secret:NAME}` in a setting: the place of a value that lies in the keychain, and never in the settings. */
const SLOT = /\{secret:([A-Za-z][A-Za-z0-9_-]{0,39})\}/g;

/** Names of the slots in a text, in their order, each once. */
export function secretSlotsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(SLOT)].flatMap(([, name]) => name ?? []))];
}

/** The text with each slot replaced by what `valueOf` gives for its name. */
export function withSecrets(text: string, valueOf: (name: string) => string): string {
  return text.replace(SLOT, (_, name: string) => valueOf(name));
}

/** What still looks like a slot and is none: `{secret: my key}`. */
export function hasBrokenSlot(text: string): boolean {
  return /\{\s*secret\b/i.test(text.replace(SLOT, ''));
}

/** The secrets that are asked for: a `slots` field stands for one secret for each slot in the settings that it names. */
export function secretFieldsOf(
  secrets: readonly FormField[],
  settings: Readonly<Record<string, unknown>>,
): readonly FormField[] {
  return secrets.flatMap((field) => {
    if (field.kind !== 'slots') return [field];
    const names = new Set((field.from ?? []).flatMap((key) => slotsInValue(settings[key])));
    return [...names].map((key): FormField => ({ key, kind: 'secret', required: true }));
  });
}

function slotsInValue(value: unknown): readonly string[] {
  if (typeof value === 'string') return secretSlotsIn(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(slotsInValue) : [];
}
