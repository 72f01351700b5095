// What every verb does first: makes what it needs, and only what is not there yet.
import { productBuildStep, testBuildStep } from './built-files.mjs';
import { dependenciesStep } from './dependencies.mjs';
import { electronStep, findElectron } from './electron.mjs';
import { withSetupLock } from './lock.mjs';
import { findNode, nodeEnvironment, nodeStep } from './node.mjs';
import { say, SetupError } from './run.mjs';
import { systemPackagesStep } from './system-packages.mjs';

/**
 * @param {{ electron?: boolean, desktop?: boolean, builds?: ('product' | 'test')[] }} needs
 * @returns {Promise<{ node: string, electron?: string, env: NodeJS.ProcessEnv }>} programs, and an environment in which `node` is that Node
 */
export async function prepare({ electron = false, desktop = false, builds = [] }) {
  const packages = ['native', ...(electron ? ['electron'] : []), ...(desktop ? ['desktop'] : [])];
  const steps = [nodeStep, systemPackagesStep(...packages), dependenciesStep];
  if (electron) steps.push(electronStep);
  for (const build of builds) steps.push(build === 'test' ? testBuildStep : productBuildStep);
  for (const step of steps) await ensure(step);
  const env = nodeEnvironment();
  if (!electron) return { node: findNode(), env };
  return { node: findNode(), electron: findElectron(), env: { ...env, FIELDPOST_ELECTRON: findElectron() } };
}

async function ensure(step) {
  if (step.isDone()) return;
  await withSetupLock(async () => {
    if (step.isDone()) return; // another process has just made it
    say(step.what);
    await step.make();
  });
}

/** Runs a verb. A set-up that cannot go on is told in its sentence; anything else is a mistake of ours, told in full. */
export async function verb(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
