import { createHash } from 'node:crypto';

/** The headers that are signed; `sign` itself is not among them. */
export type SignedHeaders = {
  readonly accessKey: string;
  readonly action: string;
  readonly bizType: string;
  /** Ms since 1970; the vendor takes a drift of 60 s. */
  readonly ts: string;
};

/**
 * The vendor's "API Interface Invocation Convention": md5, in lower-case hex, of the required headers sorted by name, of
 * the body text exactly as it is sent (left out when there is none), and of the access secret; all as UTF-8.
 * md5 is the vendor's choice and protects nothing here beyond what TLS does. Vectors: vendors/nxlink.md §2.
 */
export function nxlinkSignature(headers: SignedHeaders, body: string | undefined, accessSecret: string): string {
  const { accessKey, action, bizType, ts } = headers;
  const signed = `accessKey=${accessKey}&action=${action}&bizType=${bizType}&ts=${ts}`;
  const bodyPart = body === undefined || body === '' ? '' : `&body=${body}`;
  return createHash('md5').update(`${signed}${bodyPart}&accessSecret=${accessSecret}`, 'utf8').digest('hex');
}
