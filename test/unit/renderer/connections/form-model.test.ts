import { describe, expect, it } from 'vitest';
import { VENDORS } from '#electron/vendors/registry.ts';
import {
  addInput,
  destructiveField,
  faultsOf,
  freeName,
  initialValues,
  updateInput,
  visibleFields,
  visibleSecrets,
  type SetupValues,
} from '#renderer/screens/connections/form-model.ts';
import { EMPTY_COUNTS, type ConnectionView } from '#shared/domain/connection.ts';
import type { VendorDescriptor, VendorId } from '#shared/domain/vendor-descriptor.ts';
import { LANGUAGES } from '#shared/domain/profile.ts';
import { isMessageKey, messages } from '#shared/i18n/catalogue.ts';

function vendor(id: VendorId): VendorDescriptor {
  const found = VENDORS.find(({ descriptor }) => descriptor.id === id);
  if (found === undefined) throw new Error(`no vendor ${id}`);
  return found.descriptor;
}

const filled = (of: VendorDescriptor, texts: SetupValues['texts'], part: Partial<SetupValues> = {}): SetupValues => {
  const start = initialValues(of, undefined, of.name);
  return { ...start, texts: { ...start.texts, ...texts }, ...part };
};

const keys = (fields: readonly { readonly key: string }[]): readonly string[] => fields.map(({ key }) => key);

describe('a form is drawn from what the vendor describes', () => {
  it('shows the secrets of the chosen way to sign in only', () => {
    const salesmania = vendor('salesmania');
    const paste = initialValues(salesmania, undefined, 'SalesMania');
    expect(keys(visibleFields(salesmania.secrets, salesmania.settings, paste))).toEqual(['bearerToken', 'teamToken']);
    const signIn = filled(salesmania, { tokenMode: 'signIn' });
    expect(keys(visibleFields(salesmania.secrets, salesmania.settings, signIn))).toEqual(['username', 'password']);
  });

  it('gives what the vendor’s own schema takes', () => {
    const nxlink = vendor('nxlink');
    const values = filled(nxlink, { accessKey: ' ak ', tenantId: '40217', accessSecret: ' s ', appKey: 'app' });
    expect(faultsOf(nxlink, values, true)).toEqual(new Map());
    const input = addInput(nxlink, values);
    expect(input).toMatchObject({
      vendor: 'nxlink',
      name: 'NXLink',
      settings: { accessKey: 'ak', tenantId: 40217 },
      secrets: { accessSecret: ' s ', appKey: 'app' },
    });
    const engine = VENDORS.find(({ descriptor }) => descriptor.id === 'nxlink');
    expect(engine?.parseSettings(input.settings)).toMatchObject({ ok: true });
  });

  it('sends a map as an object, without its empty rows', () => {
    const custom = vendor('custom');
    const headers = [
      { key: 'X-Team', value: ' west ' },
      { key: 'X-None', value: '' },
    ];
    expect(addInput(custom, filled(custom, {}, { maps: { headers } })).settings).toMatchObject({
      headers: { 'X-Team': 'west' },
    });
  });

  it('keeps the mapping, which has a screen of its own', () => {
    const alatwa = vendor('alatwa');
    const fieldMap = { opt1: 'email', opt2: { from: '{city}, {country}', default: 'Jakarta' } };
    const values = filled(alatwa, { group: 'Walk-ins' }, { fieldMap });
    expect(keys(visibleFields(alatwa.settings, alatwa.settings, values))).not.toContain('fieldMap');
    expect(addInput(alatwa, values).settings).toEqual({ group: 'Walk-ins', booleanSpelling: 'true/false', fieldMap });
  });

  it('finds what is missing before anything is sent', () => {
    const nxlink = vendor('nxlink');
    const faults = faultsOf(nxlink, filled(nxlink, { tenantId: 'x12' }, { name: ' ' }), true);
    expect(Object.fromEntries(faults)).toEqual({
      name: 'required',
      'settings.accessKey': 'required',
      'settings.tenantId': 'not-integer',
      'secrets.accessSecret': 'required',
      'secrets.appKey': 'required',
    });
  });
});

describe('a vendor that the team describes itself', () => {
  const custom = vendor('custom');
  const headers = [
    { key: 'Authorization', value: 'Bearer {secret:token}' },
    { key: 'X-Team', value: '{secret: broken}' },
  ];
  const texts = { url: 'https://crm.example/v1?key={secret:urlKey}', successPath: 'data.id', token: 't', urlKey: 'k' };

  it('starts with a body to write on', () => {
    expect(JSON.parse(initialValues(custom, undefined, '').texts['body'] ?? '')).toMatchObject({ name: '{fullName}' });
  });

  it('asks for a secret for each slot that stands in the form', () => {
    const values = filled(custom, texts, { maps: { headers } });
    expect(keys(visibleSecrets(custom, values))).toEqual(['urlKey', 'token']);
    expect(addInput(custom, values)).toMatchObject({
      settings: { url: texts.url, headers: { Authorization: 'Bearer {secret:token}' } },
      secrets: { token: 't', urlKey: 'k' },
    });
    const without = filled(custom, { ...texts, token: '' }, { maps: { headers } });
    expect([...faultsOf(custom, without, true).keys()]).toEqual(['secrets.token']);
  });
});

describe('an option that can erase data', () => {
  const nxlink = vendor('nxlink');
  const texts = { accessKey: 'ak', tenantId: '1', accessSecret: 's', appKey: 'a', onExisting: 'replace' };

  it('is found, and wants the name of the connection typed', () => {
    const values = filled(nxlink, texts);
    expect(destructiveField(nxlink, values)?.key).toBe('onExisting');
    expect(faultsOf(nxlink, values, true).has('confirmation')).toBe(true);
    expect(faultsOf(nxlink, { ...values, confirmation: 'NXLink' }, true).size).toBe(0);
    expect(addInput(nxlink, { ...values, confirmation: 'NXLink' }).confirmation).toBe('NXLink');
  });

  it('asks nothing of the harmless ones', () => {
    expect(destructiveField(nxlink, filled(nxlink, { ...texts, onExisting: 'keep' }))).toBeUndefined();
  });
});

describe('a connection that is changed', () => {
  const cuoral = vendor('cuoral');
  const connection: ConnectionView = {
    id: 'c4',
    vendor: 'cuoral',
    name: 'Cuoral',
    settings: { source: 'field_capture' },
    enabled: true,
    health: 'working',
    counts: EMPTY_COUNTS,
  };

  it('starts from its settings and never from a secret', () => {
    expect(initialValues(cuoral, connection, 'Cuoral')).toMatchObject({
      name: 'Cuoral',
      texts: { source: 'field_capture' },
    });
  });

  it('keeps a stored secret that is left empty, and replaces one that is typed', () => {
    const values = initialValues(cuoral, connection, 'Cuoral');
    expect(faultsOf(cuoral, values, false).size).toBe(0);
    expect(updateInput(cuoral, values, 'c4')).not.toHaveProperty('secrets');
    expect(updateInput(cuoral, { ...values, texts: { ...values.texts, apiKey: 'new' } }, 'c4').secrets).toEqual({
      apiKey: 'new',
    });
  });
});

describe('names', () => {
  it('takes the vendor’s, with a number from the second on', () => {
    expect(freeName('Cuoral', [])).toBe('Cuoral');
    expect(freeName('Cuoral', ['cuoral', 'Cuoral 2'])).toBe('Cuoral 3');
  });
});

describe.each(VENDORS.map(({ descriptor }) => descriptor))('$name', ({ id, settings, secrets }) => {
  it('has a label for each field and each choice, in every language', () => {
    const drawn = [...settings, ...secrets].filter(({ kind }) => kind !== 'slots');
    const missing = drawn.flatMap(({ key, kind, options = [] }) => {
      const own = `vendor.${id}.${key}`;
      const label = isMessageKey(own) ? own : `vendor.${key}`;
      const choices = kind === 'select' || kind === 'map' ? options.map((option) => `${own}.${option}`) : [];
      return [label, ...choices].filter(
        (wanted) => !isMessageKey(wanted) || LANGUAGES.some((language) => messages[language][wanted] === ''),
      );
    });
    expect(missing).toEqual([]);
  });
});
