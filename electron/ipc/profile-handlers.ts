import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import { ok } from '#shared/result.ts';

export const profileHandlers = ({ profile }: Core): HandlersOf<'profile'> => ({
  'profile.get': () => ok(profile.get()),
  'profile.set': ({ key, value }) => profile.set(key, value),
});
