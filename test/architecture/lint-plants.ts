/** For each lint rule that the design asks for, a file that breaks it and nothing else of these. */
export interface LintPlant {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const repeat = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

export const lintPlants: readonly LintPlant[] = [
  one(
    'typescript(no-explicit-any)',
    'electron/any.ts',
    'export const value = (input: any): string => String(input);\n',
  ),
  one('eslint(no-console)', 'shared/console.ts', "export const print = (): void => console.log('hello');\n"),
  one('import(no-default-export)', 'renderer/default.ts', 'export default 1;\n'),
  one(
    'eslint(max-lines)',
    'electron/long-file.ts',
    repeat(301, (at) => `export const value${at} = ${at};\n`),
  ),
  one(
    'eslint(max-lines-per-function)',
    'electron/long-function.ts',
    `export function long(): number[] {\n  const values: number[] = [];\n${repeat(41, (at) => `  values.push(${at});\n`)}  return values;\n}\n`,
  ),
  one(
    'typescript(no-non-null-assertion)',
    'electron/bang.ts',
    'export const first = (all: string[]): string => all[0]!;\n',
  ),
  one(
    'import(extensions)',
    'shared/extension.ts',
    "import { schema } from './innocent';\n\nexport const used = schema;\n",
  ),
  one(
    'eslint(no-restricted-imports)',
    'electron/outbox/deep/parent.ts',
    "import { electronValue } from '../../innocent.ts';\n\nexport const used = electronValue;\n",
  ),
  one(
    'eslint(no-restricted-globals)',
    'electron/outbox/fetch.ts',
    "export const get = (): Promise<Response> => fetch('https://example.test');\n",
  ),
  one(
    'eslint(no-restricted-globals)',
    'electron/vendors/timer.ts',
    'export const later = (work: () => void): unknown => setTimeout(work, 1);\n',
  ),
  one('eslint(no-restricted-properties)', 'electron/outbox/clock.ts', 'export const now = (): number => Date.now();\n'),
  one(
    'eslint(no-restricted-properties)',
    'electron/vendors/random.ts',
    'export const random = (): number => Math.random();\n',
  ),
  one(
    'typescript(no-floating-promises)',
    'electron/floating.ts',
    'const work = async (): Promise<void> => {};\nexport const start = (): void => {\n  work();\n};\n',
  ),
  one(
    'typescript(switch-exhaustiveness-check)',
    'shared/switch.ts',
    "export function name(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      break;\n  }\n}\n",
  ),
  one('unicorn(filename-case)', 'shared/CamelCase.ts', 'export const value = 1;\n'),
  one(
    'react-hooks(rules-of-hooks)',
    'renderer/hooks.tsx',
    "import { useState } from 'react';\n\nexport function Part({ on }: { on: boolean }): null {\n  if (on) useState(0);\n  return null;\n}\n",
  ),
];

function one(rule: string, file: string, text: string): LintPlant {
  return { rule, file, text };
}
