// Where things lie: the clone, and the cache outside it that all clones of a user share.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const cloneDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const platform = `${process.platform}-${process.arch}`;

export const cacheDir = path.join(userCacheDir(), 'fieldpost');

export function inClone(...parts) {
  return path.join(cloneDir, ...parts);
}

function userCacheDir() {
  if (process.env.XDG_CACHE_HOME) return path.resolve(process.env.XDG_CACHE_HOME);
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
  return path.join(os.homedir(), '.cache');
}
