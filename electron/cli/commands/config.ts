import { printJson, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { ProblemsError, valueOf } from '#electron/cli/problems-error.ts';
import { problem } from '#shared/domain/problem.ts';
import type { Declare } from './declare.ts';

/** config get [KEY] · config set KEY VALUE */
export const declareConfig: Declare = (program, run) => {
  const config = program.command('config').description('profile settings: defaultCountry, language, theme, paused');
  config
    .command('get')
    .argument('[key]')
    .option('--json')
    .action((key: string | undefined, options: JsonOption) => run((context) => get(context, key, options)));
  config
    .command('set')
    .argument('<key>')
    .argument('<value>')
    .option('--json')
    .action((key: string, value: string, options: JsonOption) => run((context) => set(context, key, value, options)));
};

async function get(context: CliContext, key: string | undefined, { json }: JsonOption): Promise<0> {
  const core = await context.core();
  const profile: Readonly<Record<string, unknown>> = core.profile.get();
  if (key !== undefined && !Object.hasOwn(profile, key)) {
    throw new ProblemsError([problem('setting-not-found', { field: key })]);
  }
  const value = key === undefined ? profile : profile[key];
  // A single value is printed bare, for scripts: $(fieldpost config get defaultCountry).
  if (json === true || key === undefined) await printJson(context, value);
  else await context.out.write(`${String(value)}\n`);
  return 0;
}

async function set(context: CliContext, key: string, value: string, { json }: JsonOption): Promise<0> {
  const core = await context.core();
  const profile = valueOf(core.profile.set(key, value));
  if (json === true) await printJson(context, profile);
  return 0;
}
