import { writeFile } from 'node:fs/promises';
import type { AppFacts } from './app-handlers.ts';
import type { HandlersOf } from './dispatch.ts';
import type { Answer, Core } from '#electron/core.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

export const connectionsHandlers = (
  { connections }: Core,
  { chooseFile }: Pick<AppFacts, 'chooseFile'>,
): HandlersOf<'connections' | 'vendors'> => ({
  'vendors.list': () => ok([...connections.vendors()]),
  'connections.list': () => ok([...connections.list()]),
  'connections.add': (input) => connections.add(input),
  'connections.update': async (input) => done(await connections.update(input)),
  'connections.check': (form) => connections.check(form),
  'connections.choices': (form) => connections.choices(form),
  'connections.names': ({ id }) => connections.vendorNames(id),
  'connections.test': ({ id }) => connections.test(id),
  'connections.saveSample': async ({ id }) => {
    const sample = connections.contractSample(id);
    if (!sample.ok) return sample;
    const file = await chooseFile('sample', sample.value.name);
    if (file === undefined) return ok({ saved: false });
    try {
      await writeFile(file, sample.value.text);
    } catch {
      return err([problem('file-unwritable')]); // a full disk, a folder that may not be written
    }
    return ok({ saved: true });
  },
  'connections.contractRead': ({ id }) => done(connections.contractRead(id)),
  'connections.pause': ({ id }) => done(connections.pause(id)),
  'connections.resume': ({ id }) => done(connections.resume(id)),
  'connections.remove': async (input) => done(await connections.remove(input)),
});

const done = (answer: Answer<object>) => (answer.ok ? ok({}) : answer);
