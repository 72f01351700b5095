import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';

export const LANGUAGES = ['en', 'id', 'vi'] as const;

export const languageSchema = z.enum(LANGUAGES);

export type Language = z.infer<typeof languageSchema>;

export const TEXT_SIZES = [12, 14, 16, 19] as const;

/** Keys that open quick capture from any program. */
export const QUICK_KEYS = ['Ctrl+Alt+F', 'Ctrl+Alt+N', 'Ctrl+Alt+C', 'Ctrl+Alt+Space', 'off'] as const;

const flag = z.stringbool().or(z.boolean());
/** `HH:MM` on a clock of 24 hours. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

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
  /** Pure black and white with thick lines, whatever the system asks for. */
  highContrast: flag.default(false),
  /** Size of the root's text, px: everything else is measured by it. */
  textSize: z.coerce.number().pipe(z.literal(TEXT_SIZES)).default(16),
  /** Fades and slides; the system's wish for less motion comes before it. */
  motion: flag.default(true),
  quickKey: z.enum(QUICK_KEYS).default('Ctrl+Alt+F'),
  /** Plain letters as shortcuts outside of text fields (WCAG 2.1.4). */
  letterKeys: flag.default(true),
  /** Notifications of the desktop. */
  notifications: flag.default(true),
  /** No notifications between these two clock times; sending goes on. */
  quietHours: flag.default(false),
  quietFrom: clockTime.default('20:00'),
  quietTo: clockTime.default('07:00'),
  /** Days after the last delivery at which a customer's personal data are taken away; 0: never. */
  keepDelivered: z.coerce.number().int().min(0).max(3_650).default(0),
  /** Sending is paused by a person on every connection. */
  paused: flag.default(false),
});

export type Profile = z.output<typeof profileSchema>;

export type ProfileKey = keyof Profile;

/** Every key of the profile, in the order of the schema. */
export const PROFILE_KEYS = Object.keys(profileSchema.shape) as readonly ProfileKey[]; // its own keys, which Object.keys widens
