import { printJson, tell, unlockToRead, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { readJsonValue } from '#electron/cli/json-input.ts';
import { ProblemsError, valueOf, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import type { Answer } from '#electron/core.ts';
import type { Preview } from '#shared/domain/preview.ts';
import { problem } from '#shared/domain/problem.ts';

/** preview CUSTOMER: what every connection would be sent, or why nothing would. */
export const declarePreview: Declare = (program, run) => {
  program
    .command('preview')
    .description('shows the exact requests for a customer, with secrets masked')
    .argument('<customer>', 'id of a saved customer, a customer as JSON, or - for one on standard input')
    .option('--json')
    .action((customer: string, options: JsonOption) => run((context) => preview(context, customer, options)));
};

async function preview(context: CliContext, key: string, { json }: JsonOption): Promise<ExitStatus> {
  const customer = await customerOf(context, key);
  const core = await context.core();
  const previews = valueOf(await previewsOf(core, customer));
  if (json === true) {
    await printJson(context, previews);
    return 0;
  }
  const words = await context.words();
  for (const { connection, request, refused, warnings } of previews) {
    await tell(context, `== ${connection}`);
    for (const found of [...refused, ...warnings]) await tell(context, words.problem(found, connection));
    if (request === null) continue;
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
    await tell(context, [`${request.method} ${request.url}`, ...headers, '', request.body ?? ''].join('\n'));
  }
  return 0;
}

/** The keychain is asked only where it is needed: for a saved customer, and once it is clear that there is one. */
async function previewsOf(core: FieldpostCore, customer: string | object): Promise<Answer<readonly Preview[]>> {
  const locked = core.customers.preview(customer);
  if (locked.ok || locked.error.every((found) => found.code !== 'keychain-locked')) return locked;
  await unlockToRead(core);
  return core.customers.preview(customer);
}

async function customerOf(context: CliContext, key: string): Promise<string | object> {
  const isJson = key === '-' || key.trimStart().startsWith('{');
  if (!isJson) return key;
  const read = await readJsonValue(key === '-' ? context.stdin : textInput(key));
  if (!read.ok) throw new ProblemsError([read.error]);
  if (typeof read.value !== 'object' || read.value === null) throw new ProblemsError([problem('not-an-object')]);
  return read.value;
}

async function* textInput(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
