import { printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { readJsonValue } from '#electron/cli/json-input.ts';
import { exitStatusOf, ProblemsError, valueOf, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Words } from '#electron/words.ts';
import type { ConnectionTest, StageAnswer } from '#shared/domain/connection.ts';
import type { Declare } from './declare.ts';

/** connections add · list · test · pause · resume · remove */
export const declareConnections: Declare = (program, run) => {
  const connections = program.command('connections').description('accounts at vendors');
  const named = (name: string, description: string) =>
    connections.command(name).description(description).argument('<name>', 'name or id').option('--json');
  connections
    .command('add')
    .description('reads {"vendor","name","settings","secrets"} on standard input')
    .option('--json')
    .action((options: JsonOption) => run((context) => add(context, options)));
  connections
    .command('list')
    .option('--json')
    .action((options: JsonOption) => run((context) => list(context, options)));
  named('test', 'asks the vendor, without writing anything there').action((name: string, options: JsonOption) =>
    run((context) => test(context, name, options)),
  );
  named('pause', 'sends nothing there until resumed').action((name: string, options: JsonOption) =>
    run((context) => setEnabled(context, name, false, options)),
  );
  named('resume', 'sends there again').action((name: string, options: JsonOption) =>
    run((context) => setEnabled(context, name, true, options)),
  );
  named('remove', 'takes the connection and its secrets away; the history stays')
    .option('--discard-undelivered', 'also when customers still wait for it')
    .action((name: string, options: RemoveOptions) => run((context) => remove(context, name, options)));
};

type RemoveOptions = JsonOption & { readonly discardUndelivered?: true };

async function add(context: CliContext, { json }: JsonOption): Promise<ExitStatus> {
  const input = await readJsonValue(context.stdin);
  if (!input.ok) throw new ProblemsError([input.error]);
  const core = await context.core();
  const { id } = valueOf(await core.connections.add(input.value));
  if (json === true) await printJson(context, { id });
  else
    await tell(
      context,
      (await context.words()).say('cli.connectionAdded', { name: nameOf(core.connections.find(id)) }),
    );
  return 0;
}

async function list(context: CliContext, { json }: JsonOption): Promise<ExitStatus> {
  const core = await context.core();
  const all = core.connections.list();
  if (json === true) {
    await printJson(
      context,
      all.map(({ id, vendor, name, enabled, health }) => ({ id, vendor, name, enabled, health })),
    );
    return 0;
  }
  const words = await context.words();
  for (const { name, vendor, health, problem } of all) {
    const why = problem === undefined ? '' : `  ${words.problem(problem, name)}`;
    await tell(context, `${name}  ${vendor}  ${words.say(`health.${health}`)}${why}`);
  }
  return 0;
}

async function test(context: CliContext, name: string, { json }: JsonOption): Promise<ExitStatus> {
  const core = await context.core();
  const answer = valueOf(await core.connections.test(name));
  const words = await context.words();
  const vendor = nameOf(core.connections.find(name));
  const message =
    answer.problem === undefined ? words.say(okKey(answer), { vendor }) : words.problem(answer.problem, vendor);
  if (json === true) await printJson(context, { ok: answer.ok, code: answer.code, message });
  else {
    for (const stage of answer.stages ?? []) await tell(context, stageLine(stage, words, vendor));
    await tell(context, message);
  }
  if (answer.problem === undefined) return 0;
  // Refused by the vendor: a person has to look at it.
  return exitStatusOf([answer.problem]) === 3 ? 3 : 2;
}

/** One stage for people: what it is, what came of it, and what is known beside. */
function stageLine({ stage, result, note, value = 0 }: StageAnswer, words: Words, vendor: string): string {
  const date = new Date(value).toISOString().slice(0, 10);
  const more = note === undefined ? '' : ` (${words.say(`checkup.note.${note}`, { value, date, vendor })})`;
  return `${words.say(`checkup.stage.${stage}`)}: ${words.say(`checkup.result.${result}`)}${more}`;
}

function okKey({ code }: ConnectionTest): 'cli.testWorks' | 'cli.testKeyNotRefused' | 'cli.testNothing' {
  if (code === 'reachable-key-not-refused') return 'cli.testKeyNotRefused';
  return code === 'nothing-to-test' ? 'cli.testNothing' : 'cli.testWorks';
}

async function setEnabled(
  context: CliContext,
  name: string,
  enabled: boolean,
  { json }: JsonOption,
): Promise<ExitStatus> {
  const core = await context.core();
  valueOf(enabled ? core.connections.resume(name) : core.connections.pause(name));
  const found = core.connections.find(name);
  if (json === true) await printJson(context, { id: found?.id, enabled });
  else {
    const words = await context.words();
    await tell(context, words.say(enabled ? 'cli.connectionResumed' : 'cli.connectionPaused', { name: nameOf(found) }));
  }
  return 0;
}

async function remove(context: CliContext, name: string, options: RemoveOptions): Promise<ExitStatus> {
  const core = await context.core();
  const found = core.connections.find(name);
  const discardUndelivered = options.discardUndelivered === true;
  valueOf(await core.connections.remove({ id: found?.id ?? name, discardUndelivered }));
  if (options.json === true) await printJson(context, { id: found?.id });
  else await tell(context, (await context.words()).say('cli.connectionRemoved', { name: nameOf(found) }));
  return 0;
}

const nameOf = (found: { readonly name: string } | undefined): string => found?.name ?? '';
