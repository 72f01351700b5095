// Packages taken straight from the npm registry, by npm itself (so that its mirrors, proxies and certificates count).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run, SetupError } from './run.mjs';

/** The command that runs this machine's npm with the given Node. */
export function npmCommand(node) {
  const cli = process.env.npm_execpath;
  if (cli && path.basename(cli) === 'npm-cli.js') return [node, [cli]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Downloads one package's archive into `dir`; answers its file. Refuses one whose SHA-512 (base64) differs. */
export async function fetchPackage(spec, sha512, dir) {
  const [command, first] = npmCommand(process.execPath);
  const args = [...first, 'pack', '--silent', '--prefer-offline', '--pack-destination', dir, spec];
  await run(`${spec} could not be fetched from the npm registry`, command, args, { cwd: dir });
  const name = fs.readdirSync(dir).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new SetupError(`npm brought no archive for ${spec}`);
  const file = path.join(dir, name);
  const found = createHash('sha512').update(fs.readFileSync(file)).digest('base64');
  if (found !== sha512) throw new SetupError(`${spec} is not the expected file: its SHA-512 is ${found}`);
  return file;
}

/**
 * Fills a folder so that it is either absent or complete: `fill` works in a draft beside it, which is then renamed.
 */
export async function makeFolder(target, fill) {
  const draft = `${target}.draft-${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true });
  try {
    await fill(draft);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(draft, target);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}
