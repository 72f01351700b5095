import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createProfileSettings } from '#electron/profile.ts';
import { problem } from '#shared/domain/problem.ts';

let db: Database;
let changes = 0;
const open = () => createProfileSettings(db, () => (changes += 1));

beforeEach(() => {
  db = openDatabase(':memory:');
  changes = 0;
});
afterEach(() => db.close());

test('every setting has a default, and a change is kept and told', () => {
  expect(open().get()).toEqual({
    defaultCountry: 'ID',
    language: 'en',
    theme: 'system',
    highContrast: false,
    textSize: 16,
    motion: true,
    quickKey: 'Ctrl+Alt+F',
    letterKeys: true,
    notifications: true,
    quietHours: false,
    quietFrom: '20:00',
    quietTo: '07:00',
    keepDelivered: 0,
    paused: false,
  });
  expect(open().set('defaultCountry', ' vn ')).toMatchObject({ ok: true, value: { defaultCountry: 'VN' } });
  expect(open().set('paused', 'true')).toMatchObject({ ok: true, value: { paused: true } });
  expect(open().set('textSize', '19')).toMatchObject({ ok: true, value: { textSize: 19 } });
  expect(open().get()).toMatchObject({ defaultCountry: 'VN', language: 'en', textSize: 19, paused: true });
  expect(changes).toBe(3);
});

test.each([
  ['colour', 'red', 'setting-not-found'],
  ['__proto__', 'x', 'setting-not-found'],
  ['defaultCountry', 'XX', 'value-invalid'],
  ['language', 'klingon', 'value-invalid'],
  ['theme', 5, 'value-invalid'],
  ['paused', 'perhaps', 'value-invalid'],
  ['textSize', 40, 'value-invalid'],
  ['quietFrom', '24:00', 'value-invalid'],
  ['language', '', 'value-required'],
  ['language', undefined, 'value-required'],
] as const)('%s = %j is refused as %s and changes nothing', (key, value, code) => {
  const before = open().get();
  expect(open().set(key, value)).toEqual({ ok: false, error: [problem(code, { field: key })] });
  expect(open().get()).toEqual(before);
  expect(changes).toBe(0);
});

test('a value that this version does not know reads as the default, and the others stay', () => {
  open().set('language', 'id');
  db.prepare(
    "INSERT INTO profile_settings VALUES ('theme', '\"sepia\"'), ('defaultCountry', 'no json'), ('new', '1')",
  ).run();
  expect(open().get()).toMatchObject({ theme: 'system', defaultCountry: 'ID', language: 'id' });
});
