/** Ways to put an answer on the wire: the right one, and all the wrong ones. */
import { STATUS_CODES, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

import type { Reply } from './model.ts';

export type Headers = Readonly<Record<string, string>>;

/** Real time, out of the reach of a test's fake timers; never keeps the process alive. */
export const pause = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/** Long enough for what was written to reach the client before the RST that would overtake it. */
const flushMs = 25;

export function send(response: ServerResponse, reply: Reply, headers: Headers): void {
  response.writeHead(reply.status, { ...headers, 'Content-Length': String(Buffer.byteLength(reply.body)) });
  response.end(reply.body);
}

/** RST at once. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

export async function resetAfterHalf(
  response: ServerResponse,
  part: 'headers' | 'body',
  reply: Reply,
  headers: Headers,
): Promise<void> {
  const head = headText(reply, headers);
  const length = part === 'headers' ? head.length / 2 : head.length + Buffer.byteLength(reply.body) / 2;
  response.socket?.write(Buffer.from(head + reply.body).subarray(0, Math.floor(length)));
  await pause(flushMs);
  reset(response);
}

/** One byte at a time, by hand, because `writeHead` would send the headers in one piece. */
export async function drip(
  response: ServerResponse,
  part: 'headers' | 'body',
  byteEveryMs: number,
  reply: Reply,
  headers: Headers,
): Promise<void> {
  const { socket } = response;
  const head = headText(reply, { ...headers, Connection: 'close' });
  const [atOnce, slowly, rest] = part === 'headers' ? ['', head, reply.body] : [head, reply.body, ''];
  socket?.write(atOnce);
  for (const byte of Buffer.from(slowly)) {
    await pause(byteEveryMs);
    if (!socket || socket.destroyed) return;
    socket.write(Buffer.of(byte));
  }
  socket?.end(rest);
}

/** A JSON text of this size, in chunks; ends early, and quietly, when the client hangs up. */
export async function sendHuge(
  response: ServerResponse,
  status: number,
  bytes: number,
  headers: Headers,
): Promise<void> {
  response.writeHead(status, headers);
  await pipeline(Readable.from(hugeJson(bytes)), response).catch(() => undefined);
}

function* hugeJson(bytes: number): Generator<string> {
  const [start, end, chunk] = ['{"padding":"', '"}', 'x'.repeat(65_536)];
  yield start;
  let left = bytes - start.length - end.length;
  for (; left > chunk.length; left -= chunk.length) yield chunk;
  yield chunk.slice(0, Math.max(0, left)) + end;
}

function headText(reply: Reply, headers: Headers): string {
  const all = { ...headers, 'Content-Length': String(Buffer.byteLength(reply.body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}\r\n${lines.join('')}\r\n`;
}
