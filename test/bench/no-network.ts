import type { Transport } from '#electron/vendors/http.ts';
import { yes } from './answers.ts';
import { ALL_VENDORS } from './bed.ts';

export type NoNetwork = Transport & { readonly requests: () => number };

/** In place of HTTP: every vendor's answer is there at the next turn, so what is left is the engine's own work. */
export function createNoNetwork(): NoNetwork {
  let requests = 0;
  const transport: Transport = async (request) => {
    requests += 1;
    const vendor = ALL_VENDORS.find((id) => request.url.includes(HOSTS[id])) ?? 'alatwa';
    const answer = yes(vendor, request.body ?? '{}');
    return { kind: 'answered', response: { ...answer, headers: {}, truncated: false, verified: false } };
  };
  return Object.assign(transport, { requests: () => requests });
}

const HOSTS = {
  alatwa: 'alatwa',
  salesmania: 'salesmania',
  nxlink: 'nxlink',
  cuoral: 'cuoral',
  ladiflow: 'ladiflow',
} as const;
