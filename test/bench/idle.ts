import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#electron/effects.ts';
import { systemClock } from '#electron/system-effects.ts';
import { connect, fill, openBed } from './bed.ts';
import { createNoNetwork } from './no-network.ts';
import type { Line, Scale } from './table.ts';

/** Timers that fire and processor time while nothing is to be done, with nothing queued and with a queue that waits. */
export async function idleLines(scale: Scale): Promise<readonly Line[]> {
  const forMs = scale.quick ? 10_000 : 130_000;
  const [empty, waiting] = [await idle(0, forMs), await idle(50, forMs)];
  const line = (what: string, { wakes, cpu }: { wakes: number; cpu: number }): Line => {
    const most = Math.ceil(forMs / 60_000);
    return {
      what: `idle process, ${what}, watched for ${forMs / 1_000} s`,
      target: 'no timer more than once a minute, 0 % CPU',
      measured: `${wakes} timers fired, ${cpu.toFixed(2)} % CPU`,
      met: wakes <= 2 * most && cpu < 0.2,
    };
  };
  return [line('empty queue', empty), line('50 deliveries that wait for a paused connection', waiting)];
}

async function idle(customers: number, forMs: number): Promise<{ wakes: number; cpu: number }> {
  let wakes = 0;
  const clock: Clock = {
    ...systemClock,
    timer: (ms, callback) =>
      systemClock.timer(ms, () => {
        wakes += 1;
        callback();
      }),
  };
  const bed = await openBed({ transport: createNoNetwork(), clock });
  const id = await connect(bed, 'alatwa', 'vendor');
  bed.core.connections.pause(id);
  if (customers > 0) fill(bed, customers);
  bed.core.outbox.start();
  await wait(2_000);
  wakes = 0;
  const before = process.cpuUsage();
  await wait(forMs);
  const { user, system } = process.cpuUsage(before);
  const found = wakes;
  await bed.close();
  return { wakes: found, cpu: (user + system) / (forMs * 10) };
}
