import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, session } from 'electron';
import { createWords, languageOf } from './messages.ts';
import type { Core } from '#electron/core.ts';
import { createCore } from '#electron/core/create-core.ts';
import { createKeytarVault } from '#electron/credentials/keytar-vault.ts';
import { createMemoryVault } from '#electron/credentials/memory-vault.ts';
import type { Vault } from '#electron/credentials/vault.ts';
import { loadKeytar } from '#electron/credentials/keytar.ts';
import { DatabaseNewerError } from '#electron/db/migrate.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import type { Logger } from '#electron/effects.ts';
import { bugFields } from '#electron/ipc/dispatch.ts';
import { createSheetThread } from '#electron/sheet-thread.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { createProxyAgents } from '#electron/transport/proxy-agent.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { problem, type Problem, type ProblemCode } from '#shared/domain/problem.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

export type StartedCore = {
  readonly core: Core;
  /** A keychain call is still out: a normal end of the process would wait for it for ever. */
  readonly hangs: () => boolean;
};

/** A statement that waits for another process holds up the window: it is asked again instead (db/patience.ts). */
const BUSY_TIMEOUT_MS = 10;

/**
 * The core on this computer's keychain, network and clock. `programs`: folder of the built ones. Undefined when its data
 * cannot be opened: the person was told why.
 */
export function startCore(dataDir: string, log: Logger, programs: string): StartedCore | undefined {
  const vault = createKeytarVault({ load: loadKeytar, clock: systemClock });
  try {
    return { core: openCore({ dataDir, log, programs }, vault), hangs: vault.hangs };
  } catch (error) {
    const found = problemOf(error);
    log.error('start.failed', { code: found.code, ...bugFields(error) });
    tell(found, dataDir);
    return undefined;
  }
}

/** A core to practise in: the same, but for a keychain that forgets. Throws when its data cannot be opened. */
export function openPracticeCore(dataDir: string, log: Logger, programs: string): Core {
  mkdirSync(dataDir, { recursive: true });
  return openCore({ dataDir, log, programs }, createMemoryVault());
}

type CorePlaces = { readonly dataDir: string; readonly log: Logger; readonly programs: string };

function openCore({ dataDir, log, programs }: CorePlaces, vault: Vault): Core {
  return createCore({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    vault,
    transport: createNodeTransport({
      clock: systemClock,
      userAgent: `Fieldpost/${__APP_VERSION__}`,
      agentFor: createProxyAgents((url) => session.defaultSession.resolveProxy(url)),
    }),
    log,
    vendors: VENDORS,
    readSheet: createSheetThread(path.join(programs, 'sheet-worker.cjs')),
    busyTimeoutMs: BUSY_TIMEOUT_MS,
    unasked: new Set(),
  });
}

function problemOf(error: unknown): Problem {
  if (error instanceof DatabaseNewerError) return problem('database-newer');
  return databaseProblem(error) ?? problem('internal');
}

/** Nothing is opened, nothing is deleted, and there is no second try by itself. */
function tell(found: Problem, folder: string): void {
  const words = createWords(languageOf(app.getLocale()));
  const key = SENTENCES[found.code];
  dialog.showErrorBox(
    words.say('start.cannotOpen'),
    key === undefined ? words.problem(found) : words.say(key, { folder }),
  );
}

/** What a problem means at the start, where nothing was typed that could be saved again. */
const SENTENCES: Readonly<Partial<Record<ProblemCode, MessageKey>>> = {
  'database-failed': 'start.unreadable',
  'disk-full': 'start.diskFull',
  'database-busy': 'start.busy',
};
