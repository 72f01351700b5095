import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const DECODERS = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync } as const;

/**
 * Text of an answer. We ask for no compression; a server that compresses all the same is understood, within the cap.
 * `damaged`: the body is not what its header says, so nothing in it counts.
 */
export function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): { text: string; damaged: boolean } {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === '' || name === 'identity') return { text: utf8(bytes), damaged: false };
  const decode = Object.entries(DECODERS).find(([known]) => known === name)?.[1];
  if (decode === undefined) return { text: '', damaged: true };
  try {
    return { text: utf8(decode(bytes, { maxOutputLength: maxBytes })), damaged: false };
  } catch {
    return { text: '', damaged: true }; // not that encoding, or a bomb: either way no evidence
  }
}

/** Without the byte order mark that some servers put before JSON. */
const utf8 = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '');
