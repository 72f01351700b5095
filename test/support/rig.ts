import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore, type FieldpostCore } from '#electron/core/create-core.ts';
import type { Clock, Logger } from '#electron/effects.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import type { Transport } from '#electron/vendors/http.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { publicVendorIds, type VendorId } from '#test/sandbox/model.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '#test/sandbox/sandbox.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';
import { sampleCustomer } from './sample-customer.ts';

/** The vendors whose documentation is public: what `connect()` connects; `custom` is asked for by name. */
export const SANDBOX_VENDORS = publicVendorIds;

export type SandboxVendorId = VendorId;

/** The core on a real database, with real sockets to the sandbox; only the keychain is in memory and waits are short. */
export type Rig = {
  readonly sandbox: Sandbox;
  readonly vault: MemoryVault;
  readonly dataDir: string;
  readonly core: () => FieldpostCore;
  /** One more core on the same directory, as another process would open; the caller closes it. */
  readonly openAnother: (vendors?: readonly Vendor[]) => FieldpostCore;
  /** Closes the core and opens it again on the same directory. */
  readonly restart: () => Promise<void>;
  readonly connect: (...vendors: readonly SandboxVendorId[]) => Promise<readonly string[]>;
  /** Captures `count` customers that every vendor takes; answers their ids. */
  readonly capture: (count: number, from?: number) => readonly string[];
  readonly sync: (timeoutMs?: number) => ReturnType<FieldpostCore['outbox']['sync']>;
  readonly close: () => Promise<void>;
};

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

export { sampleCustomer };

export type RigOptions = {
  readonly sandbox?: SandboxOptions;
  readonly log?: Logger;
  readonly clock?: Clock;
  /** Around the real transport: what leaves can be counted or held up. */
  readonly around?: (transport: Transport) => Transport;
  /** How long a statement may hold up the thread; the app's own is short. */
  readonly busyTimeoutMs?: number;
  /** In place of all; tests break one of them. */
  readonly vendors?: readonly Vendor[];
  /** A certificate to trust beside the usual ones, PEM. */
  readonly ca?: string;
};

export async function createRig(options: RigOptions = {}): Promise<Rig> {
  const clock = options.clock ?? systemClock;
  const sandbox = await startSandbox(options.sandbox);
  const vault = createMemoryVault();
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldpost-rig-'));
  const transport = createNodeTransport({
    clock,
    userAgent: 'Fieldpost/test',
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  const open = (vendors = options.vendors ?? VENDORS): FieldpostCore =>
    createCore({
      dataDir,
      clock,
      random: systemRandom,
      vault,
      transport: options.around?.(transport) ?? transport,
      log: options.log ?? silent,
      vendors,
      backoff: { baseMs: 20, capMs: 200 },
      ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
    });
  let core = open();
  await core.outbox.unlock();
  return {
    sandbox,
    vault,
    dataDir,
    core: () => core,
    openAnother: open,
    restart: async () => {
      await core.close(1_000);
      core = open();
      await core.outbox.unlock();
    },
    connect: (...vendors) =>
      Promise.all(
        (vendors.length === 0 ? SANDBOX_VENDORS : vendors).map(async (vendor) => {
          const added = await core.connections.add(sandbox.vendors[vendor].connection);
          if (!added.ok) throw new Error(JSON.stringify(added.error));
          return added.value.id;
        }),
      ),
    capture: (count, from = 0) =>
      Array.from({ length: count }, (_, index) => {
        const saved = core.customers.capture(sampleCustomer(from + index));
        if (!saved.ok) throw new Error(JSON.stringify(saved.error));
        return saved.value.id;
      }),
    sync: (timeoutMs = 8_000) => core.outbox.sync({ timeoutMs }),
    close: async () => {
      await core.close(1_000);
      transport.dropConnections();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Whether a vendor holds each of the sample customers exactly once, and nothing else. */
export function heldOnce(
  rig: Pick<Rig, 'sandbox'>,
  vendor: SandboxVendorId,
  count: number,
): { customers: number; duplicates: number; violations: number } {
  const { customers, duplicates, violations } = rig.sandbox.summary()[vendor];
  return { customers: customers - count, duplicates, violations };
}
