import { fork, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { loadKeytar, type Keytar } from '#electron/credentials/keytar.ts';

/**
 * keytar in a process of its own, for the command line. A call that waits at a prompt nobody sees blocks its process
 * even at exit; that process can be killed, and the command still ends with the status it has to.
 * Secrets go over the private channel between the two, never through arguments or the environment.
 */
export type KeychainProcess = {
  /** Starts it at the first call. Rejects where keytar cannot be loaded. */
  readonly load: () => Promise<Keytar>;
  readonly kill: () => void;
};

/** First argument of the process that serves. */
export const KEYCHAIN_ARGUMENT = '--serve-keychain';

const callSchema = z.object({
  id: z.number(),
  method: z.enum(['getPassword', 'setPassword', 'deletePassword']),
  service: z.string(),
  account: z.string(),
  password: z.string().optional(),
});
const answerSchema = z.object({
  id: z.number(),
  value: z.union([z.string(), z.boolean(), z.null()]).optional(),
  error: z.string().optional(),
});

type Call = z.infer<typeof callSchema>;
type Value = z.infer<typeof answerSchema>['value'];

export function createKeychainProcess(script: string): KeychainProcess {
  let child: ChildProcess | undefined;
  return {
    load: async () => {
      child = fork(script, [KEYCHAIN_ARGUMENT], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const call = createCaller(child);
      // The first answer says whether keytar could be loaded.
      await call({ method: 'getPassword', service: '', account: '' });
      return {
        getPassword: async (service, account) => textOf(await call({ method: 'getPassword', service, account })),
        setPassword: async (service, account, password) =>
          void (await call({ method: 'setPassword', service, account, password })),
        deletePassword: async (service, account) =>
          (await call({ method: 'deletePassword', service, account })) === true,
      };
    },
    kill: () => void child?.kill('SIGKILL'),
  };
}

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null);

type Waiting = { readonly resolve: (value: Value) => void; readonly reject: (error: Error) => void };

function createCaller(child: ChildProcess): (call: Omit<Call, 'id'>) => Promise<Value> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const fail = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('the keychain process has ended'));
    waiting.clear();
  };
  child.once('exit', fail);
  child.once('error', fail);
  child.on('message', (message) => {
    const answer = answerSchema.parse(message);
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) call?.resolve(answer.value);
    else call?.reject(new Error(answer.error));
  });
  return (call) =>
    new Promise((resolve, reject) => {
      if (!child.connected) {
        reject(new Error('the keychain process has ended'));
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ ...call, id: last });
    });
}

/** The other side: serves until its parent is gone. */
export function serveKeychain(): void {
  const keytar = loadKeytar();
  keytar.catch(() => undefined); // told with the first call
  process.on('message', (message) => {
    const call = callSchema.parse(message);
    const answer = (rest: { value?: Value; error?: string }): void => void process.send?.({ id: call.id, ...rest });
    keytar
      .then((chain) => carryOut(chain, call))
      .then(
        (value) => answer({ value }),
        (error: unknown) => answer({ error: error instanceof Error ? error.message : 'keytar failed' }),
      );
  });
  // Ctrl-C reaches both processes: the parent decides when this one ends.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

async function carryOut(keytar: Keytar, call: Call): Promise<Value> {
  const { method, service, account } = call;
  if (service === '') return null; // only to see whether keytar is there
  if (method === 'getPassword') return keytar.getPassword(service, account);
  if (method === 'deletePassword') return keytar.deletePassword(service, account);
  await keytar.setPassword(service, account, call.password ?? '');
  return null;
}
