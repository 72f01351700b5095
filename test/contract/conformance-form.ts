import { expect, it } from 'vitest';
import { BENCHES, NOW, open, PLAIN, record, settingsOf } from './bench.ts';
import { expectSendable } from './conformance.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import { secretFieldsOf } from '#shared/domain/secret-slots.ts';
import { messages } from '#shared/i18n/catalogue.ts';

// The connection's form of a vendor, and the parsers behind it.

export function formCases(vendor: Vendor): void {
  const bench = BENCHES[vendor.id];
  const [setup] = bench.setups;
  const { descriptor } = vendor;

  it('names itself and a page to read on https', () => {
    expect(descriptor.name).not.toBe('');
    expect(descriptor.homepage ?? 'https://').toMatch(/^https:\/\//);
    expect(open(vendor, setup).origin).toMatch(/^https:\/\/[a-z0-9.-]+$/);
  });

  it('has words for every field and choice of its form in three languages', () => {
    const drawn = [...descriptor.settings, ...descriptor.secrets].filter(({ kind }) => kind !== 'slots');
    const keys = drawn.flatMap(({ key, options }) => {
      // A vendor with servers of its own to choose from has its own words for them.
      const isCommon = (key === 'baseUrl' && options === undefined) || key === 'fieldMap';
      const name = isCommon ? `vendor.${key}` : `vendor.${vendor.id}.${key}`;
      return [name, `${name}.help`, ...(options ?? []).map((option) => `${name}.${option}`)];
    });
    for (const words of Object.values(messages)) {
      expect(keys.filter((key) => !Object.hasOwn(words, key))).toEqual([]);
    }
  });

  it('offers a form of exactly the settings that its parser knows', () => {
    const shown = new Set(descriptor.settings.map(({ key }) => key));
    for (const { settings } of bench.setups) {
      expect(Object.keys(settingsOf(vendor, { settings })).filter((key) => !shown.has(key))).toEqual([]);
    }
    for (const { key, default: value } of descriptor.settings) {
      if (value === undefined) continue;
      expect(vendor.parseSettings({ ...setup.settings, [key]: value })).toMatchObject({ ok: true });
    }
  });

  it('refuses an unknown setting by its name', () => {
    const parsed = vendor.parseSettings({ ...setup.settings, colour: 'red' });
    expect(parsed).toEqual({ ok: false, error: [{ code: 'unknown-field', field: 'settings.colour' }] });
  });

  it('refuses an unknown secret by its name', () => {
    const parsed = vendor.parseSecrets({ ...setup.secrets, pin: '1234' }, settingsOf(vendor, setup));
    expect(parsed).toEqual({ ok: false, error: [{ code: 'unknown-field', field: 'secrets.pin' }] });
  });

  it('names each required setting that is missing or empty', () => {
    for (const { key } of descriptor.settings.filter((field) => field.required)) {
      const { [key]: _, ...rest } = setup.settings;
      const missing = { ok: false, error: [{ code: 'value-required', field: `settings.${key}` }] };
      expect(vendor.parseSettings(rest)).toEqual(missing);
      if (typeof setup.settings[key] === 'string')
        expect(vendor.parseSettings({ ...rest, [key]: '' })).toEqual(missing);
    }
  });

  it('names each required secret that is missing or empty', () => {
    for (const each of bench.setups) {
      const settings = settingsOf(vendor, each);
      const needed = secretFieldsOf(descriptor.secrets, settings).filter(
        ({ required, when }) => required && (!when || settings[when.key] === when.is),
      );
      expect(needed.map(({ key }) => key).sort()).toEqual(Object.keys(each.secrets).sort());
      for (const { key } of needed) {
        const { [key]: _, ...rest } = each.secrets;
        const missing = { ok: false, error: [{ code: 'value-required', field: `secrets.${key}` }] };
        expect(vendor.parseSecrets(rest, settings)).toEqual(missing);
        expect(vendor.parseSecrets({ ...rest, [key]: '' }, settings)).toEqual(missing);
      }
    }
  });

  it('tells a wrong type from a missing value', () => {
    for (const { key } of descriptor.settings) {
      const parsed = vendor.parseSettings({ ...setup.settings, [key]: [] });
      expect(parsed.ok).toBe(false);
      expect(parsed.ok ? [] : parsed.error).toMatchObject([{ field: `settings.${key}` }]);
      expect(parsed.ok ? '' : parsed.error[0]?.code).not.toBe('value-required');
    }
  });

  it('takes every choice of a select, and no other', () => {
    for (const { key, options } of descriptor.settings.filter(({ kind }) => kind === 'select')) {
      for (const option of options ?? []) {
        expect(vendor.parseSettings({ ...setup.settings, [key]: option })).toMatchObject({
          ok: true,
          value: { [key]: option },
        });
      }
      const refused = { ok: false, error: [{ code: 'value-invalid', field: `settings.${key}` }] };
      expect(vendor.parseSettings({ ...setup.settings, [key]: 'perhaps' })).toEqual(refused);
    }
  });

  it('asks for a typed confirmation for exactly the choices that can erase data', () => {
    for (const { key, options, destructive } of descriptor.settings.filter(({ kind }) => kind === 'select')) {
      for (const option of options ?? []) {
        expect(vendor.destructive(settingsOf(vendor, { settings: { ...setup.settings, [key]: option } }))).toBe(
          option === destructive,
        );
      }
    }
  });

  it('takes another address on https or on loopback, and refuses every other', () => {
    const withBase = (baseUrl: unknown) => vendor.parseSettings({ ...setup.settings, baseUrl });
    const refused = { ok: false, error: [{ code: 'url-invalid', field: 'settings.baseUrl' }] };
    for (const good of [
      'https://vendor.test',
      'https://vendor.test:8443/',
      'http://127.0.0.1:9001',
      'http://localhost:9',
      'http://[::1]:9',
    ]) {
      expect(withBase(good)).toMatchObject({ ok: true });
    }
    for (const bad of [
      'http://vendor.test',
      'ftp://vendor.test',
      'https://user:pass@vendor.test',
      'https://v.test/?a=1',
      'vendor.test',
      7,
    ]) {
      expect(withBase(bad)).toEqual(refused);
    }
    expect(withBase('')).toEqual(vendor.parseSettings(setup.settings));
  });

  it('reads its own settings again without a change', () => {
    for (const each of bench.setups) {
      const once = settingsOf(vendor, { settings: { ...each.settings, baseUrl: 'https://vendor.test/' } });
      expect(settingsOf(vendor, { settings: JSON.parse(JSON.stringify(once)) as Record<string, unknown> })).toEqual(
        once,
      );
    }
  });

  it('refuses or cleans a secret that could not stand in a header', () => {
    for (const each of bench.setups) {
      const settings = settingsOf(vendor, each);
      for (const key of Object.keys(each.secrets)) {
        for (const odd of [`line\nbreak`, 'Nguyễn Ünal', '\u0000']) {
          const parsed = vendor.parseSecrets({ ...each.secrets, [key]: odd }, settings);
          if (!parsed.ok) continue;
          const account = vendor.openAccount(settings, parsed.value, each.tokens ?? {});
          expectSendable(vendor.prepare(account, [record(vendor, each, PLAIN)], NOW));
        }
      }
    }
  });

  it('keeps limits of dispatch that allow it to work', () => {
    for (const each of bench.setups) {
      const limits = vendor.limits(settingsOf(vendor, each));
      for (const value of Object.values(limits)) expect(value).toBeGreaterThan(0);
      expect(Number.isInteger(limits.batch) && Number.isInteger(limits.concurrency)).toBe(true);
      expect(limits.timeoutMs).toBeGreaterThanOrEqual(5_000);
    }
  });
}
