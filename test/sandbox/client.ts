import type { z } from 'zod';

import type { connectionsOf, controlBodies } from './control.ts';
import type { Ledger } from './ledger.ts';
import type { VendorId } from './model.ts';
import type { HeldRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';

type Body<Path extends keyof typeof controlBodies> = z.infer<(typeof controlBodies)[Path]>;

export interface VendorLedger extends Ledger {
  /** The records that the vendor holds now. */
  readonly customers: readonly HeldRecord[];
  readonly duplicates: number;
}

/** A sandbox in another process, by the URL of its control endpoint. Every call rejects where that says no. */
export interface SandboxClient {
  connections(): Promise<ReturnType<typeof connectionsOf>>;
  summary(): Promise<ReturnType<Sandbox['summary']>>;
  ledger(): Promise<Readonly<Record<VendorId, VendorLedger>>>;
  pushFault(fault: Body<'/faults'>): Promise<void>;
  clearFaults(vendor?: VendorId): Promise<void>;
  offline(vendor?: VendorId): Promise<void>;
  online(vendor?: VendorId): Promise<void>;
  reset(vendor?: VendorId): Promise<void>;
  /** Standing refusal of the matching rows, or of all. */
  refuse(body: Body<'/refuse'>): Promise<void>;
  expireTokens(): Promise<void>;
  skewClock(offsetMs: number): Promise<void>;
}

export function createSandboxClient(
  controlUrl: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): SandboxClient {
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(new URL(path, controlUrl), init);
    const text = await response.text();
    if (!response.ok) throw new Error(`sandbox ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  // The answers are typed, not parsed: both ends are one program, of one version.
  const get = async <T>(path: string): Promise<T> => (await ask(path)) as T;
  const post = async <Path extends keyof typeof controlBodies>(path: Path, body: Body<Path>): Promise<void> => {
    await ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  };
  return {
    connections: () => get('/connections'),
    summary: () => get('/summary'),
    ledger: () => get('/ledger'),
    pushFault: (fault) => post('/faults', fault),
    clearFaults: (vendor) => post('/clear-faults', { vendor }),
    offline: (vendor) => post('/offline', { vendor }),
    online: (vendor) => post('/online', { vendor }),
    reset: (vendor) => post('/reset', { vendor }),
    refuse: (body) => post('/refuse', body),
    expireTokens: () => post('/expire-tokens', {}),
    skewClock: (offsetMs) => post('/clock', { offsetMs }),
  };
}
