import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';

export const LANGUAGES = ['en', 'id', 'vi'] as const;

export const languageSchema = z.enum(LANGUAGES);

export type Language = z.infer<typeof languageSchema>;

/** Profile settings (`config get|set`); every value has a default, so that a fresh profile works. */
export const profileSchema = z.strictObject({
  /** Country of phone numbers that are written without a country code. */
  defaultCountry: z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .refine((value) => isSupportedCountry(value))
    .default('ID'),
  language: languageSchema.default('en'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Sending is paused by a person on every connection. */
  paused: z.stringbool().or(z.boolean()).default(false),
});

export type Profile = z.output<typeof profileSchema>;

export const PROFILE_KEYS = [
  'defaultCountry',
  'language',
  'theme',
  'paused',
] as const satisfies readonly (keyof Profile)[];

export type ProfileKey = (typeof PROFILE_KEYS)[number];
