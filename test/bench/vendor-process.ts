import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { yes } from './answers.ts';
import { ALL_VENDORS } from './bed.ts';

/**
 * A vendor in a process of its own: takes everybody, `latencyMs` after the request is there. Arguments: latency.
 * Prints its port; answers `GET /count` with the requests it has had and the customers in them.
 */
const latencyMs = Number(process.argv[2] ?? 0);
const seen = { requests: 0, most: 0, underWay: 0 };

const server = createServer((request, response) => {
  if (request.url === '/count') {
    response.end(JSON.stringify(seen));
    return;
  }
  const due = performance.now() + latencyMs;
  let body = '';
  seen.requests += 1;
  seen.underWay += 1;
  seen.most = Math.max(seen.most, seen.underWay);
  request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
  request.on('end', () => {
    const vendor = ALL_VENDORS.find((id) => request.url?.startsWith(`/${id}/`) === true) ?? 'alatwa';
    const answer = yes(vendor, body);
    at(due, () => {
      seen.underWay -= 1;
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      response.end(answer.body);
    });
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});

/** Timers come up to a millisecond late, and 1 of 20 would be blamed on the engine: the last one is waited for actively. */
function at(due: number, callback: () => void): void {
  const left = due - performance.now();
  if (left <= 0) callback();
  else if (left > 1.5) setTimeout(() => at(due, callback), left - 1.2);
  else setImmediate(() => at(due, callback));
}
