import type { Answer } from './core.ts';
import type { Database } from './db/open.ts';
import { problem } from '#shared/domain/problem.ts';
import { PROFILE_KEYS, profileSchema, type Profile, type ProfileKey } from '#shared/domain/profile.ts';
import { err, ok } from '#shared/result.ts';

/** The profile's settings in the database: one row a value that was ever set, the default for the others. */
export type ProfileSettings = {
  readonly get: () => Profile;
  /** Problems: `setting-not-found`, `value-required`, `value-invalid`, each with the key as its field. */
  readonly set: (key: string, value: unknown) => Answer<Profile>;
};

export function createProfileSettings(db: Database, changed: () => void): ProfileSettings {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM profile_settings');
  const put = db.prepare<[string, string]>(
    'INSERT INTO profile_settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  const get = (): Profile => {
    const stored = all.all().flatMap(({ key, value }) => {
      const parsed = isProfileKey(key) ? parseValue(key, parseJson(value)) : undefined;
      return parsed === undefined ? [] : [[key, parsed.value]];
    });
    return profileSchema.parse(Object.fromEntries(stored));
  };

  return {
    get,
    set(key, value) {
      if (!isProfileKey(key)) return err([problem('setting-not-found', { field: key })]);
      if (value === undefined || value === '') return err([problem('value-required', { field: key })]);
      const parsed = parseValue(key, value);
      if (parsed === undefined) return err([problem('value-invalid', { field: key })]);
      put.run(key, JSON.stringify(parsed.value));
      changed();
      return ok(get());
    },
  };
}

function isProfileKey(key: string): key is ProfileKey {
  return PROFILE_KEYS.some((known) => known === key);
}

/** Undefined when the value is none of this key's: a value that a newer version wrote reads as the default. */
function parseValue(key: ProfileKey, value: unknown): { readonly value: unknown } | undefined {
  const parsed = profileSchema.shape[key].safeParse(value);
  return parsed.success ? { value: parsed.data } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not ours; reads as the default
  }
}
