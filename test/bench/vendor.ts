import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type BenchServer = {
  readonly baseUrl: string;
  readonly seen: () => Promise<{ readonly requests: number; readonly most: number }>;
  readonly close: () => void;
};

/** Starts the vendor process (vendor-process.ts) with a latency in ms. */
export async function startVendor(latencyMs: number): Promise<BenchServer> {
  const file = fileURLToPath(new URL('./vendor-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, String(latencyMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const baseUrl = `http://127.0.0.1:${line.toString('utf8').trim()}`;
  return {
    baseUrl,
    seen: async () => (await (await fetch(`${baseUrl}/count`)).json()) as { requests: number; most: number },
    close: () => void child.kill(),
  };
}
