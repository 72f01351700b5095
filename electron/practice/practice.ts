import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Core } from '#electron/core.ts';
import type { Logger } from '#electron/effects.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import { createCoreSwitch } from './core-switch.ts';
import type { PracticeVendors } from './vendors-thread.ts';

export type PracticeDeps = {
  readonly real: Core;
  /** Of the real profile; practice lies in a folder of its own below it. */
  readonly dataDir: string;
  readonly log: Logger;
  readonly startVendors: () => Promise<PracticeVendors>;
  /** A core on another data directory, with a keychain that forgets. */
  readonly openCore: (dataDir: string) => Core;
};

/**
 * A second profile to practise in: real customers, real deliveries over real HTTP, to sample vendors on this computer. It
 * begins empty and leaves nothing behind, neither in the real profile, which goes on sending, nor on the disk.
 */
export type Practice = {
  /** The core that the window, the tray and the menu hold. */
  readonly core: Core;
  readonly isOn: () => boolean;
  readonly start: () => Promise<Answer<Record<string, never>>>;
  readonly stop: () => Promise<Answer<Record<string, never>>>;
  readonly close: (deadlineMs: number) => Promise<void>;
};

type Running = { readonly core: Core; readonly vendors: PracticeVendors };

/** Nothing of practice is worth waiting for. */
const CLOSE_MS = 500;

export function createPractice(deps: PracticeDeps): Practice {
  const folder = path.join(deps.dataDir, 'practice');
  const { core, use } = createCoreSwitch(deps.real);
  let running: Running | undefined;
  let isStarting = false;
  const clear = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  clear(); // of an app that was ended in the middle

  const end = async (deadlineMs: number): Promise<void> => {
    const ended = running;
    running = undefined;
    if (ended === undefined) return;
    use(deps.real);
    await ended.core.close(deadlineMs);
    await ended.vendors.close();
    clear();
  };
  return {
    core,
    isOn: () => running !== undefined,
    start: async () => {
      if (running !== undefined || isStarting) return ok({});
      isStarting = true;
      running = await begin(deps, folder);
      isStarting = false;
      if (running === undefined) return err([problem('internal')]);
      use(running.core);
      return ok({});
    },
    stop: async () => {
      await end(CLOSE_MS);
      return ok({});
    },
    close: end,
  };
}

/** Undefined when it did not come up; the log says why, and nothing of it is left. */
async function begin(
  { real, log, startVendors, openCore }: PracticeDeps,
  folder: string,
): Promise<Running | undefined> {
  let vendors: PracticeVendors | undefined;
  let core: Core | undefined;
  try {
    vendors = await startVendors();
    core = openCore(folder);
    await connect(real, core, vendors);
    return { core, vendors };
  } catch (error) {
    log.error('practice.failed', { error: error instanceof Error ? error.name : typeof error });
    await core?.close(CLOSE_MS);
    await vendors?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return undefined;
  }
}

async function connect(real: Core, core: Core, vendors: PracticeVendors): Promise<void> {
  // People practise in their own language and look; a pause is about real vendors.
  const { paused: _, ...look } = real.profile.get();
  for (const [key, value] of Object.entries(look)) core.profile.set(key, value);
  core.outbox.start();
  const known = core.connections.vendors();
  for (const connection of vendors.connections) {
    const name = known.find(({ id }) => id === connection.vendor)?.name ?? connection.name;
    const added = await core.connections.add({ ...connection, name });
    if (!added.ok) throw new Error(`a sample vendor was refused: ${added.error.map(({ code }) => code).join()}`);
  }
}
