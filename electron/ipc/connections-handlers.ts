import type { HandlersOf } from './dispatch.ts';
import type { Answer, Core } from '#electron/core.ts';
import { ok } from '#shared/result.ts';

export const connectionsHandlers = ({ connections }: Core): HandlersOf<'connections' | 'vendors'> => ({
  'vendors.list': () => ok([...connections.vendors()]),
  'connections.list': () => ok([...connections.list()]),
  'connections.add': (input) => connections.add(input),
  'connections.update': async (input) => done(await connections.update(input)),
  'connections.check': (form) => connections.check(form),
  'connections.choices': (form) => connections.choices(form),
  'connections.test': ({ id }) => connections.test(id),
  'connections.pause': ({ id }) => done(connections.pause(id)),
  'connections.resume': ({ id }) => done(connections.resume(id)),
  'connections.remove': async (input) => done(await connections.remove(input)),
});

const done = (answer: Answer<object>) => (answer.ok ? ok({}) : answer);
