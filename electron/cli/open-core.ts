import { environmentProxy } from './environment-proxy.ts';
import { createCore, type FieldpostCore } from '#electron/core/create-core.ts';
import { createKeytarVault } from '#electron/credentials/keytar-vault.ts';
import type { Keytar } from '#electron/credentials/keytar.ts';
import { createFileLog } from '#electron/log.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { createProxyAgents } from '#electron/transport/proxy-agent.ts';
import { VENDORS } from '#electron/vendors/registry.ts';

export type OpenedCore = { readonly core: FieldpostCore; readonly close: (deadlineMs: number) => Promise<void> };

/** The same core as the app's, on this computer's clock, keychain and network. */
export function openCore(
  run: { readonly version: string; readonly loadKeytar: () => Promise<Keytar> },
  dataDir: string,
): OpenedCore {
  const log = createFileLog({ dataDir, clock: systemClock });
  const transport = createNodeTransport({
    clock: systemClock,
    userAgent: `Fieldpost/${run.version}`,
    agentFor: createProxyAgents((url) => Promise.resolve(environmentProxy(process.env, url))),
  });
  const core = createCore({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    vault: createKeytarVault({ load: run.loadKeytar, clock: systemClock }),
    transport,
    log,
    vendors: VENDORS,
  });
  return {
    core,
    close: async (deadlineMs) => {
      await core.close(deadlineMs);
      transport.dropConnections();
    },
  };
}
