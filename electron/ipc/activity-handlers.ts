import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppFacts } from './app-handlers.ts';
import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import { activityCsv, dayOf } from '#electron/core/activity-csv.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

export const activityHandlers = (
  { activity }: Pick<Core, 'activity'>,
  { chooseFile }: Pick<AppFacts, 'chooseFile'>,
): HandlersOf<'activity'> => ({
  'activity.read': (query) => ok(activity(query)),
  'activity.save': async (query) => {
    const found = activity(query);
    const file = await chooseFile('activity', dayOf(found.from));
    if (file === undefined) return ok({});
    try {
      await writeFile(file, activityCsv(found));
    } catch {
      return err([problem('file-unwritable')]); // a full disk, a folder that may not be written
    }
    return ok({ file: basename(file) });
  },
});
