import { z } from 'zod';

/** Runs a program on the desktop and answers its standard output. Rejects when it fails. */
export type Exec = (command: string, ...args: string[]) => Promise<string>;

export interface BusInterface {
  readonly service: string;
  readonly object: string;
  readonly name: string;
}

/** The session bus of one desktop, spoken to through busctl; every answer is parsed. */
export interface Bus {
  call<T>(at: BusInterface, method: string, reply: z.ZodType<T>, signature?: string, ...args: string[]): Promise<T>;
  property<T>(at: BusInterface, name: string, value: z.ZodType<T>): Promise<T>;
  /** Waits until somebody owns the name. */
  waitForName(name: string, timeoutMs?: number): Promise<void>;
  ownerPid(name: string): Promise<number>;
}

const DBUS: BusInterface = {
  service: 'org.freedesktop.DBus',
  object: '/org/freedesktop/DBus',
  name: 'org.freedesktop.DBus',
};

export function createBus(exec: Exec): Bus {
  const bus: Bus = {
    async call(at, method, reply, signature, ...args) {
      const values = signature === undefined ? [] : [signature, ...args];
      // "--" since busctl takes an argument like -1 for an option.
      const text = await exec(
        'busctl',
        '--user',
        '--json=short',
        '--',
        'call',
        at.service,
        at.object,
        at.name,
        method,
        ...values,
      );
      return reply.parse(dataOf(text));
    },
    async property(at, name, value) {
      const text = await exec('busctl', '--user', '--json=short', 'get-property', at.service, at.object, at.name, name);
      return value.parse(dataOf(text));
    },
    async waitForName(name, timeoutMs = 10_000) {
      await until(
        `owner of ${name}`,
        async () => {
          const [isOwned] = await bus.call(DBUS, 'NameHasOwner', z.tuple([z.boolean()]), 's', name);
          return isOwned ? true : undefined;
        },
        timeoutMs,
      );
    },
    async ownerPid(name) {
      const [pid] = await bus.call(DBUS, 'GetConnectionUnixProcessID', z.tuple([z.number()]), 's', name);
      return pid;
    },
  };
  return bus;
}

/** busctl prints nothing at all for an empty answer. */
function dataOf(text: string): unknown {
  if (text.trim() === '') return [];
  return z.object({ data: z.unknown() }).parse(JSON.parse(text)).data;
}

/** Looks again every 50 ms until `look` answers something. Rejects with `no <what> within …`. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, timeoutMs = 10_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`no ${what} within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
