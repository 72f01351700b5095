import { createHash } from 'node:crypto';

export interface SignedHeaders {
  readonly accessKey: string;
  readonly action: string;
  readonly bizType: string;
  readonly ts: string;
}

/**
 * The vendor's "API Interface Invocation Convention": hash of the required headers sorted by name, the body exactly
 * as it travelled (left out when empty), and the secret; lower-case hex. Works on raw bytes, so a body that was
 * serialised twice with other spaces or another key order does not pass.
 */
export function nxlinkSignature(
  headers: SignedHeaders,
  rawBody: Uint8Array,
  accessSecret: string,
  algorithm: 'md5' | 'sha256' = 'md5',
): string {
  const { accessKey, action, bizType, ts } = headers;
  const hash = createHash(algorithm).update(
    `accessKey=${accessKey}&action=${action}&bizType=${bizType}&ts=${ts}`,
    'utf8',
  );
  if (rawBody.length > 0) hash.update('&body=').update(rawBody);
  return hash.update(`&accessSecret=${accessSecret}`, 'utf8').digest('hex');
}
