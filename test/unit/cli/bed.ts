import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { runCli, startCli, type CliEnd, type CliRun } from '#test/support/cli.ts';
import { startSecretService, type SecretService } from '#test/support/secret-service.ts';

/** The real command line on a fresh data directory, a real keyring and the sandbox. */
export interface CliBed {
  sandbox(): Sandbox;
  keyring(): SecretService['keyring'];
  dataDir(): string;
  cli(args: readonly string[], input?: string): Promise<CliEnd>;
  start(args: readonly string[]): CliRun;
  /** Adds a connection of the sandbox; answers its id. */
  add(vendor: keyof Sandbox['vendors']): Promise<string>;
  /** Captures customers that every vendor takes; answers their ids. */
  capture(count: number): Promise<readonly string[]>;
}

export const json = (end: CliEnd): unknown => JSON.parse(end.stdout);

export const lines = (end: CliEnd): readonly unknown[] =>
  end.stdout.split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]));

/** A test starts up to a dozen processes, and others may have the computer's attention. */
const TIMEOUT_MS = 60_000;

export function useCliBed(): CliBed {
  vi.setConfig({ testTimeout: TIMEOUT_MS });
  let service: SecretService;
  let sandbox: Sandbox;
  let dataDir: string;
  beforeAll(async () => {
    service = await startSecretService();
    sandbox = await startSandbox();
  });
  afterAll(async () => {
    await sandbox.close();
    await service.stop();
  });
  beforeEach(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-cli-'));
  });
  afterEach(async () => {
    if (await service.keyring.isLocked()) await service.keyring.unlock();
    await Promise.all(Object.values(sandbox.vendors).map((vendor) => vendor.online()));
    sandbox.reset();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
  const inDir = (args: readonly string[]): readonly string[] => ['--data-dir', dataDir, ...args];
  const bed: CliBed = {
    sandbox: () => sandbox,
    keyring: () => service.keyring,
    dataDir: () => dataDir,
    cli: (args, input) => runCli(service.env, inDir(args), input),
    start: (args) => startCli(service.env, inDir(args)),
    async add(vendor) {
      const end = await bed.cli(['connections', 'add', '--json'], JSON.stringify(sandbox.vendors[vendor].connection));
      return (json(end) as { id: string }).id;
    },
    async capture(count) {
      const input = Array.from({ length: count }, (_, n) => JSON.stringify(customer(n)));
      const end = await bed.cli(['capture', '--json'], input.join('\n'));
      return lines(end).map((answer) => (answer as { id: string }).id);
    },
  };
  return bed;
}

const customer = (n: number): object => ({
  fullName: `Pelanggan Contoh ${n}`,
  whatsapp: `+62812000${String(10_000 + n)}`,
  email: `pelanggan.${n}@contoh.example`,
  city: 'Surabaya',
});
