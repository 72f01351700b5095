import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { until, type Bus, type BusInterface, type Exec } from './bus.ts';

/** The desktop's real gnome-keyring, seen from outside the app. */
export interface Keyring {
  /** A secret as secret-tool finds it, or undefined. */
  lookup(attributes: Readonly<Record<string, string>>): Promise<string | undefined>;
  /** How many items the login keyring holds. */
  size(): Promise<number>;
  isLocked(): Promise<boolean>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
}

export const KEYRING_PASSWORD = 'test';

const LOGIN = '/org/freedesktop/secrets/collection/login';
const SERVICE: BusInterface = {
  service: 'org.freedesktop.secrets',
  object: '/org/freedesktop/secrets',
  name: 'org.freedesktop.Secret.Service',
};
const COLLECTION: BusInterface = { ...SERVICE, object: LOGIN, name: 'org.freedesktop.Secret.Collection' };

export function createKeyring(env: Readonly<Record<string, string>>, bus: Bus, exec: Exec): Keyring {
  const isLocked = (): Promise<boolean> => bus.property(COLLECTION, 'Locked', z.boolean());
  const settled = (wanted: boolean): Promise<true> =>
    until(wanted ? 'locked keyring' : 'unlocked keyring', async () =>
      (await isLocked()) === wanted ? true : undefined,
    );
  return {
    isLocked,
    async lookup(attributes) {
      try {
        return await exec('secret-tool', 'lookup', ...Object.entries(attributes).flat());
      } catch (error) {
        if (z.object({ code: z.literal(1), stderr: z.literal('') }).safeParse(error).success) return undefined;
        throw error;
      }
    },
    async size() {
      return (await bus.property(COLLECTION, 'Items', z.array(z.string()))).length;
    },
    async lock() {
      await bus.call(SERVICE, 'Lock', z.unknown(), 'ao', '1', LOGIN);
      await settled(true);
    },
    async unlock() {
      await sendUnlock(path.join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring/control'));
      await settled(false);
    },
  };
}

const UNLOCK = 1;

/**
 * Unlocks the login keyring as the login screen does: over the daemon's control socket (gnome-keyring,
 * daemon/control/gkd-control-client.c). A byte for the credentials, then length, operation and password; the answer is
 * its length and a result, 0 for success.
 */
async function sendUnlock(socketFile: string): Promise<void> {
  const password = Buffer.from(KEYRING_PASSWORD);
  const header = Buffer.alloc(12);
  header.writeUInt32BE(header.length + password.length, 0);
  header.writeUInt32BE(UNLOCK, 4);
  header.writeUInt32BE(password.length, 8);
  const socket = net.connect(socketFile);
  socket.write(Buffer.concat([Buffer.from([0]), header, password]));
  const [answer] = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, 'data'));
  socket.destroy();
  if (answer.readUInt32BE(4) !== 0) throw new Error(`gnome-keyring refused to unlock: ${answer.readUInt32BE(4)}`);
}
