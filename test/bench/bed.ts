import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore, type FieldpostCore } from '#electron/core/create-core.ts';
import type { Clock, Logger } from '#electron/effects.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import type { Limits, Vendor } from '#electron/vendors/definition.ts';
import type { Transport } from '#electron/vendors/http.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { createMemoryVault } from '#test/support/memory-vault.ts';

/** The real core on a real database; only the keychain is in memory, and the vendors have the limits that are measured. */
export type Bed = {
  readonly core: FieldpostCore;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
};

export type BedOptions = {
  readonly transport: Transport & { readonly dropConnections?: () => void };
  /** In place of the vendors' own: with 20 requests a second nothing else could be measured. */
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  readonly dataDir?: string;
};

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openBed(options: BedOptions): Promise<Bed> {
  const dataDir = options.dataDir ?? scratchDir();
  const core = createCore({
    dataDir,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    vault: createMemoryVault(),
    transport: options.transport,
    log: silent,
    vendors: VENDORS.map((vendor) => withLimits(vendor, options.limits ?? {})),
  });
  await core.outbox.unlock();
  return {
    core,
    dataDir,
    close: async () => {
      await core.close(5_000);
      options.transport.dropConnections?.();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const scratchDir = (): string => mkdtempSync(join(tmpdir(), 'fieldpost-bench-'));

function withLimits(vendor: Vendor, limits: Partial<Limits>): Vendor {
  return { ...vendor, limits: (settings) => ({ ...vendor.limits(settings), perMinute: 6_000_000, ...limits }) };
}

const SETTINGS = {
  alatwa: { settings: { group: 'Pelanggan' }, secrets: { apiKey: 'a-key-of-the-benchmark' } },
  salesmania: {
    settings: { tokenMode: 'paste' },
    secrets: { bearerToken: 'bearer-token', teamToken: 'team-token' },
  },
  nxlink: {
    settings: { accessKey: 'access-key', tenantId: 7 },
    secrets: { accessSecret: 'an-access-secret', appKey: 'an-app-key' },
  },
  cuoral: { settings: { source: 'field' }, secrets: { apiKey: 'a-key-of-the-benchmark' } },
  ladiflow: { settings: {}, secrets: { apiKey: 'a-key-of-the-benchmark' } },
} as const;

export type BenchVendor = keyof typeof SETTINGS;

export const ALL_VENDORS = ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const;

export async function connect(bed: Bed, vendor: BenchVendor, name: string, baseUrl?: string): Promise<string> {
  const { settings, secrets } = SETTINGS[vendor];
  const added = await bed.core.connections.add({
    vendor,
    name,
    settings: { ...settings, ...(baseUrl === undefined ? {} : { baseUrl }) },
    secrets,
  });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value.id;
}

/** A customer that all five vendors take. */
export const sample = (n: number): Record<string, unknown> => ({
  fullName: `Pelanggan Contoh ${n}`,
  whatsapp: `+62812${String(1_000_000 + n)}`,
  email: `pelanggan.${n}@contoh.example`,
  street: `Jalan Basuki Rahmat ${n}`,
  city: 'Surabaya',
  tags: ['pameran'],
});

/** Captures customers in transactions of 100, outside of what is measured. */
export function fill(bed: Bed, count: number): void {
  for (let from = 0; from < count; from += 100) {
    const inputs = Array.from({ length: Math.min(100, count - from) }, (_, index) => sample(from + index));
    for (const answer of bed.core.customers.captureAll(inputs))
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  }
}
