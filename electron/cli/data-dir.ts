import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the app keeps its data when nothing else is said: Electron's `userData` of a product named Fieldpost. */
export function defaultDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', PRODUCT);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), PRODUCT);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), PRODUCT);
}

const PRODUCT = 'Fieldpost';
