/**
 * The vendors as a process of their own: `node test/sandbox/main.ts [--port-base N]`.
 * Prints one JSON line, {"control", "connections"}, then runs until SIGTERM, SIGINT or the end of its standard input.
 */
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { connectionsOf, startControl } from './control.ts';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({ options: { 'port-base': { type: 'string' } } });
const base = values['port-base'] === undefined ? undefined : Number(values['port-base']);
if (base !== undefined && !(Number.isInteger(base) && base >= 1024 && base <= 65_529)) {
  process.stderr.write(
    '--port-base takes a number from 1024 to 65529: the control port; the vendors have the six after it\n',
  );
  process.exit(1);
}

const sandbox = await startSandbox(base === undefined ? {} : { portBase: base + 1 });
const control = await startControl(sandbox, base ?? 0);
process.stdout.write(`${JSON.stringify({ control: control.url, connections: connectionsOf(sandbox) })}\n`);

const stop = (): void => {
  void Promise.all([control.close(), sandbox.close()]).then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// Only a pipe that a parent holds open ends with that parent; /dev/null would end at once, and a terminal is a person's.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.on('end', stop).on('error', stop).resume();
