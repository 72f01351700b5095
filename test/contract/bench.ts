import { answer } from './answers.ts';
import { rowsIn, secret, type Bench, type Setup } from './bench-parts.ts';
import { customBench } from './custom.bench.ts';
import type { DeliveryRef, OpenAccount, Vendor } from '#electron/vendors/definition.ts';
import { vendorById } from '#electron/vendors/registry.ts';
import { parseCustomer, type Customer } from '#shared/domain/customer.ts';
import type { VendorId } from '#shared/domain/vendor-descriptor.ts';

export { bodyOf, rowsIn, type Setup } from './bench-parts.ts';

export const NOW = Date.UTC(2026, 10, 22, 9, 0, 0);

export const REF: DeliveryRef = {
  externalId: 'FP-7F3K2M9QX1AB',
  idempotencyKey: '6f1c9f0e-8d51-4a6e-9a52-0b6c1d2e3f40',
};

export const BENCHES: Readonly<Record<VendorId, Bench>> = {
  alatwa: {
    setups: [
      { title: 'true/false', settings: { group: 'Pelanggan Baru' }, secrets: { apiKey: secret('alatwa') } },
      {
        title: 'yes/no with fields',
        settings: {
          group: 'Pelanggan Baru',
          booleanSpelling: 'yes/no',
          fieldMap: { opt1: 'email', opt2: 'custom.shop', opt3: 'externalId', opt7: 'tags' },
        },
        secrets: { apiKey: secret('alatwa') },
      },
    ],
    yes: (request) =>
      answer(200, { status: 'ok', message: 'Success', total_customer: String(rowsIn(request).length), group: 'g' }),
    required: [{ field: 'whatsapp', without: ['whatsapp'] }],
  },
  salesmania: {
    setups: [
      { title: 'paste', settings: {}, secrets: { bearerToken: secret('bearer'), teamToken: secret('team') } },
      {
        title: 'sign in',
        settings: { tokenMode: 'signIn', databaseId: '2981', phoneFormat: 'national' },
        secrets: { username: 'sales@shop.test', password: secret('password') },
        tokens: { bearer: secret('issued'), team: secret('issued-team') },
      },
    ],
    yes: () => answer(200, {}),
    required: [],
  },
  nxlink: {
    setups: [
      nxlinkSetup('sea, keep', {}),
      nxlinkSetup('plat, update', { variant: 'plat', onExisting: 'update' }),
      nxlinkSetup('sea, replace', { onExisting: 'replace', timeZone: 'GMT+7', smsPhone: 'sameAsWhatsapp' }),
    ],
    yes: () => answer(200, { code: 0, message: '', data: '', traceId: '56bf81643292cd6a89ecde64ae00db13' }),
    required: [{ field: 'whatsapp', without: ['whatsapp', 'phone', 'email'] }],
  },
  cuoral: {
    setups: [
      { title: 'one by one', settings: { source: 'web' }, secrets: { apiKey: secret('cuoral') } },
      {
        title: 'bulk',
        settings: { source: 'web', batchSize: 100, companyId: 'CMP-A9B8' },
        secrets: { apiKey: secret('cuoral') },
      },
    ],
    yes: (request) => {
      const rows = rowsIn(request).map((row, index) => ({ ...row, id: index + 1, customer_id: `CUS-${index + 1}` }));
      return answer(201, request.url.endsWith('/bulk') ? { created: rows.length, customers: rows } : rows[0]);
    },
    required: [{ field: 'email', without: ['email'] }],
  },
  ladiflow: {
    setups: [
      { title: 'upsert', settings: {}, secrets: { apiKey: secret('ladiflow') } },
      { title: 'create', settings: { mode: 'create' }, secrets: { apiKey: secret('ladiflow') } },
    ],
    yes: () =>
      answer(200, {
        data: { _id: '653a3ca502e8ab00122c39c3', isNewSubscriber: true },
        message: 'Thành công',
        code: 201,
      }),
    required: [{ field: 'whatsapp', without: ['whatsapp', 'phone', 'email'] }],
  },
  custom: customBench,
};

function nxlinkSetup(title: string, settings: Record<string, unknown>): Setup {
  return {
    title,
    settings: { accessKey: 'fme2na3kdi3ki', tenantId: 144, ...settings },
    secrets: { accessSecret: secret('access'), appKey: secret('app') },
  };
}

/** Everything that the canonical schema knows, in one customer. */
export const FULL: Customer = canonical({
  fullName: 'Siti Nurhaliza Ünal',
  firstName: 'Siti',
  lastName: 'Nurhaliza Ünal',
  whatsapp: '+62 811-1111-111',
  phone: '+84 363 042 200',
  email: 'Siti@Example.com',
  street: 'Jl. Merdeka 1',
  ward: 'Citarum',
  district: 'Bandung Wetan',
  city: 'Bandung',
  postalCode: '40115',
  country: 'ID',
  latitude: -6.9034443,
  longitude: 107.6181927,
  tags: ['pameran', 'VIP, gold'],
  notes: 'Calls back on Monday',
  birthday: '1990-02-28',
  gender: 'female',
  company: 'Toko Sumber Rejeki',
  jobTitle: 'Owner',
  language: 'id',
  customFields: { shop: 'Kios 7', customize_1_14: 'aa' },
});

/** What every vendor takes, and no more. */
export const PLAIN: Customer = canonical({
  fullName: 'Budi Santoso',
  whatsapp: '+628121234567',
  email: 'budi@example.com',
});

export function canonical(input: unknown): Customer {
  const parsed = parseCustomer(input, { defaultCountry: 'ID' });
  if (!parsed.ok) throw new Error(`not a customer: ${JSON.stringify(parsed.error)}`);
  return parsed.value.customer;
}

export function vendorOf(id: VendorId): Vendor {
  const vendor = vendorById(id);
  if (vendor === undefined) throw new Error(`no vendor ${id}`);
  return vendor;
}

/** An account through the same parsers that the app uses. */
export function open(vendor: Vendor, setup: Pick<Setup, 'settings' | 'secrets' | 'tokens'>): OpenAccount {
  const settings = settingsOf(vendor, setup);
  const secrets = vendor.parseSecrets(setup.secrets, settings);
  if (!secrets.ok) throw new Error(`secrets refused: ${JSON.stringify(secrets.error)}`);
  return vendor.openAccount(settings, secrets.value, setup.tokens ?? {});
}

export function settingsOf(vendor: Vendor, setup: Pick<Setup, 'settings'>): Record<string, unknown> {
  const settings = vendor.parseSettings(setup.settings);
  if (!settings.ok) throw new Error(`settings refused: ${JSON.stringify(settings.error)}`);
  return settings.value;
}

/** The frozen record as the database gives it back. Throws where a rule refuses the customer. */
export function record(
  vendor: Vendor,
  setup: Pick<Setup, 'settings'>,
  customer: Customer,
  ref: DeliveryRef = REF,
): unknown {
  const mapped = vendor.map(customer, settingsOf(vendor, setup), ref);
  if (!mapped.ok) throw new Error(`refused: ${JSON.stringify(mapped.error)}`);
  return vendor.parseRecord(JSON.parse(JSON.stringify(mapped.value.record)));
}

/** So many different people. */
export function crowd(count: number): readonly Customer[] {
  return Array.from({ length: count }, (_, index) =>
    canonical({
      fullName: `Customer Number ${index}`,
      whatsapp: `+62812${String(1_000_000 + index)}`,
      email: `customer${index}@example.com`,
    }),
  );
}
