import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createConnectionStore } from '#electron/connections/store.ts';
import { createCustomers, type Customers, type CustomersDeps } from '#electron/customers/customers.ts';
import type { Target } from '#electron/customers/ports.ts';
import { createSealing, type ProfileSealing } from '#electron/customers/sealing/sealing.ts';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createAttemptStore, type AttemptStore } from '#electron/outbox/attempt-store.ts';
import { createDeliveryStore } from '#electron/outbox/delivery-store.ts';
import { createOutbox, type Outbox } from '#electron/outbox/outbox.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { createMemoryVault, type MemoryVault } from '#test/support/memory-vault.ts';

/** One process on a data directory: customers/ with the real database, the real outbox's store and the real vendors. */
export type Process = {
  readonly db: Database;
  readonly sealing: ProfileSealing;
  readonly customers: Customers;
  readonly outbox: Outbox;
  readonly attempts: AttemptStore;
  readonly targets: Target[];
  readonly close: () => void;
};

export type Bed = {
  readonly dataDir: string;
  readonly vault: MemoryVault;
  /** Another process on the same directory. */
  readonly start: (own?: Pick<CustomersDeps, 'unasked'>) => Process;
  /** Every byte that lies in the data directory. */
  readonly bytes: () => Buffer;
};

const SETTINGS: Readonly<Record<string, Record<string, unknown>>> = {
  alatwa: { group: 'Pelanggan' },
  salesmania: {},
  nxlink: { accessKey: 'access-key', tenantId: 7 },
  cuoral: { source: 'field' },
  ladiflow: {},
};

export function createBed(): Bed {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldpost-customers-'));
  const vault = createMemoryVault();
  const running: Process[] = [];
  onTestFinished(() => {
    for (const one of running) one.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    dataDir,
    vault,
    start: (own) => {
      const started = startProcess(dataDir, vault, own);
      running.push(started);
      return started;
    },
    bytes: () => Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)))),
  };
}

function startProcess(dataDir: string, vault: MemoryVault, own: Pick<CustomersDeps, 'unasked'> = {}): Process {
  const db = openDatabase(join(dataDir, 'fieldpost.db'));
  const effects = { db, clock: systemClock, random: systemRandom, wallMs: systemClock.wallMs };
  const sealing = createSealing({ ...effects, vault, dataDir });
  const stores = { ...effects, sealing };
  const deliveries = createDeliveryStore(stores);
  const attempts = createAttemptStore(stores);
  const outbox = createOutbox({ ...effects, deliveries, attempts, settleWay: () => 'resend' });
  const targets: Target[] = [];
  const customers = createCustomers({
    ...stores,
    ...own,
    outbox,
    targets: () => targets,
    connectionNames: createConnectionStore(db).allNames,
    defaultCountry: () => 'ID',
    sentence: ({ code }) => `sentence of ${code}`,
    refresh: () => undefined,
  });
  return { db, sealing, customers, outbox, attempts, targets, close: () => db.close() };
}

/** Adds connections of these vendors, each named after its vendor. */
export function connect({ db, targets }: Process, ...vendorIds: readonly string[]): void {
  const store = createConnectionStore(db);
  for (const id of vendorIds) {
    const vendor = VENDORS.find((one) => one.id === id);
    const settings = vendor?.parseSettings(SETTINGS[id]);
    if (vendor === undefined || settings?.ok !== true) throw new Error(`${id}: ${JSON.stringify(settings)}`);
    const row = { id: `connection-${id}`, vendor: id, name: vendor.name, settings: settings.value };
    if (!store.list().some((known) => known.id === row.id)) store.insert(row, 1);
    targets.push({ id: row.id, name: row.name, settings: row.settings, vendor });
  }
}

/** A customer that all five vendors take. */
export const SITI = {
  fullName: 'Siti Rahma Canary',
  whatsapp: '0812-9988-7766',
  email: 'siti.canary@Contoh.Example',
  city: 'Surabaya',
  notes: 'Prefers mornings, asks for canary seeds',
} as const;

export const SITI_CANARIES = ['Siti Rahma Canary', '81299887766', 'siti.canary', 'Surabaya', 'canary seeds'] as const;

/** The value of a result that has to be ok. */
export function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
