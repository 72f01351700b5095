import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Core } from '#electron/core.ts';
import { createCore } from '#electron/core/create-core.ts';
import { createMemoryVault } from '#electron/credentials/memory-vault.ts';
import { createPractice } from '#electron/practice/practice.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { connectionsOf } from '#test/sandbox/control.ts';
import { startSandbox } from '#test/sandbox/sandbox.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function openCore(dataDir: string): Core {
  mkdirSync(dataDir, { recursive: true });
  return createCore({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    vault: createMemoryVault(),
    transport: createNodeTransport({ clock: systemClock, userAgent: 'test', agentFor: async () => undefined }),
    log,
    vendors: VENDORS,
  });
}

async function bed(startVendors?: () => Promise<never>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldpost-practice-'));
  const sandbox = await startSandbox();
  const real = openCore(dataDir);
  const { cuoral, ladiflow } = connectionsOf(sandbox);
  const vendors = { connections: [cuoral, ladiflow], close: () => Promise.resolve() };
  const practice = createPractice({
    real,
    dataDir,
    log,
    openCore,
    startVendors: startVendors ?? (() => Promise.resolve(vendors)),
  });
  onTestFinished(async () => {
    await practice.close(0);
    await real.close(0);
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { practice, real, sandbox, folder: join(dataDir, 'practice') };
}

describe('practice', () => {
  it('delivers to sample vendors in a profile of its own, and leaves nothing behind', async () => {
    const { practice, real, sandbox, folder } = await bed();
    // Taken before practice begins, as handlers and the network's watcher take theirs.
    const { capture } = practice.core.customers;
    const heard: string[] = [];
    practice.core.on((event) => heard.push(event));
    real.profile.set('language', 'vi');
    expect(await practice.start()).toEqual({ ok: true, value: {} });
    expect(heard).toContain('profile.changed');
    expect(practice.core.profile.get().language).toBe('vi');
    expect(practice.core.connections.list().map(({ name }) => name)).toEqual(['Cuoral', 'LadiFlow']);

    expect(capture({ fullName: 'Latihan', email: 'a@b.example', whatsapp: '0812 0000 0001' }).ok).toBe(true);
    await practice.core.outbox.sync({ timeoutMs: 5_000 });
    expect(practice.core.outbox.status().counts.delivered).toBe(2);
    expect(sandbox.vendors.cuoral.customers()).toHaveLength(1);
    expect(real.outbox.status().customers.all).toBe(0);
    expect(existsSync(join(folder, 'fieldpost.db'))).toBe(true);

    await practice.stop();
    expect([practice.isOn(), existsSync(folder)]).toEqual([false, false]);
    expect(practice.core.outbox.status().customers.all).toBe(0);
    expect(capture({ fullName: 'Sungguhan' }).ok).toBe(true);
    expect(real.outbox.status().customers.all).toBe(1);
  });

  it('stays in the real profile when the sample vendors do not come up', async () => {
    const { practice, real, folder } = await bed(() => Promise.reject(new Error('no port')));
    expect(await practice.start()).toMatchObject({ ok: false, error: [{ code: 'internal' }] });
    expect([practice.isOn(), existsSync(folder)]).toEqual([false, false]);
    practice.core.customers.capture({ fullName: 'Siti' });
    expect(real.outbox.status().customers.all).toBe(1);
  });
});
