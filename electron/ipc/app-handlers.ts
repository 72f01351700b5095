import { basename } from 'node:path';
import type { HandlersOf } from './dispatch.ts';
import type { Answer, Core } from '#electron/core.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

/** Files that a person may keep: rows that were not imported, every customer, a vendor's odd answer, a period's figures. */
export type FileKind = 'rejected' | 'export' | 'sample' | 'activity';

/** What the window may ask of the app itself. */
export type AppFacts = {
  readonly info: () => CallOutput<'app.info'>;
  /** Of the packages that are built in. */
  readonly licences: () => CallOutput<'app.licences'>;
  /** Opens a page in the person's browser; false when the page is not on the list of allowed ones. */
  readonly openExternal: (url: string) => boolean;
  /** Opens the network's log-in page in the person's browser; false while no connection meets one. */
  readonly openLoginPage: () => boolean;
  readonly practice: {
    readonly start: () => Promise<Answer<Record<string, never>>>;
    readonly stop: () => Promise<Answer<Record<string, never>>>;
  };
  /** Asks where a file shall go; undefined when the person does not say. `about`: the name it is made from. */
  readonly chooseFile: (what: FileKind, about: string) => Promise<string | undefined>;
};

export const appHandlers = (core: Pick<Core, 'exportToFile'>, facts: AppFacts): HandlersOf<'app' | 'practice'> => ({
  'practice.start': () => facts.practice.start(),
  'practice.stop': () => facts.practice.stop(),
  'app.info': () => ok(facts.info()),
  'app.openLoginPage': () => (facts.openLoginPage() ? ok({}) : err([problem('not-allowed')])),
  'app.licences': () => ok(facts.licences()),
  'app.openExternal': ({ url }) => (facts.openExternal(url) ? ok({}) : err([problem('not-allowed', { field: 'url' })])),
  'app.export': async () => {
    const file = await facts.chooseFile('export', '');
    if (file === undefined) return ok({ customers: 0 });
    const done = await core.exportToFile(/\.jsonl$/i.test(file) ? 'jsonl' : 'csv', file);
    return done.ok ? ok({ ...done.value, file: basename(file) }) : done;
  },
});
