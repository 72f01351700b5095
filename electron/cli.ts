import { defaultDataDir } from './cli/data-dir.ts';
import { createKeychainProcess, KEYCHAIN_ARGUMENT, serveKeychain } from './cli/keychain-process.ts';
import { runCli } from './cli/run.ts';

/** The command line (contracts.md §3): the app's core without a window, on plain Node. */
if (process.argv[2] === KEYCHAIN_ARGUMENT && process.send !== undefined) serveKeychain();
else void main();

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const keychain = createKeychainProcess(process.argv[1] ?? '');
  const status = await runCli({
    args: process.argv.slice(2),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    defaultDataDir: defaultDataDir(process.platform, process.env),
    // A file run by Node itself was not built, and has no version put in.
    version: typeof __APP_VERSION__ === 'undefined' ? '0.0.0' : __APP_VERSION__,
    loadKeytar: keychain.load,
    stop: stop.signal,
  });
  keychain.kill();
  process.exit(status);
}
