import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppFacts } from './app-handlers.ts';
import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import { ok } from '#shared/result.ts';

/** Files come as bytes, since a page may not name paths; where one goes to, a person says in a dialog. */
export const importsHandlers = ({ imports }: Core, { chooseFile }: AppFacts): HandlersOf<'imports'> => ({
  'imports.open': ({ name, bytes }) => imports.open(basename(name), bytes),
  'imports.close': () => {
    imports.close();
    return ok({});
  },
  'imports.check': (plan) => imports.check(plan),
  'imports.rows': (query) => imports.rows(query),
  'imports.state': () => ok(imports.state()),
  'imports.run': (choice) => imports.run(choice),
  'imports.stop': () => {
    imports.stop();
    return ok({});
  },
  'imports.saveRejected': async (choice) => {
    const text = imports.rejected(choice);
    const file = text === undefined ? undefined : await chooseFile('rejected', imports.state().file?.name ?? '');
    if (text === undefined || file === undefined) return ok({ saved: false });
    await writeFile(file, text, { mode: 0o600 });
    return ok({ saved: true });
  },
  'imports.history': () => ok([...imports.history()]),
  'imports.undo': ({ id }) => imports.undo(id),
});
