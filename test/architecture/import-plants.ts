/** For each import rule of .dependency-cruiser.mjs, files that break it. The first file is the culprit. */
export interface ImportPlant {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What the culprits import; these break no rule themselves. */
export const innocentFiles = {
  'shared/innocent.ts': `import { z } from 'zod';\nexport const schema = z.string();\n`,
  'electron/innocent.ts': `import { schema } from '#shared/innocent.ts';\nexport const electronValue = schema;\n`,
  'electron/main.ts': `import { app } from 'electron';\nimport { shell } from '#electron/shell/innocent.ts';\nvoid [app, shell];\n`,
  'electron/shell/innocent.ts': `import { app } from 'electron';\nexport const shell = app;\n`,
  'electron/db/innocent.ts': `import Database from 'better-sqlite3';\nexport const open = (): unknown => new Database(':memory:');\n`,
  'electron/db/types.ts': `import type { Database } from 'better-sqlite3';\nexport type Db = Database;\n`,
  'electron/credentials/innocent.ts': `import keytar from 'keytar';\nexport const vault = keytar;\n`,
  'electron/outbox/innocent.ts': `import type { Database } from 'better-sqlite3';\nexport type Db = Database;\n`,
  'electron/vendors/innocent.ts': `import { createHash } from 'node:crypto';\nexport const hash = createHash;\n`,
  'renderer/innocent.ts': `import { schema } from '#shared/innocent.ts';\nexport const rendererValue = schema;\n`,
  'test/innocent.ts': `export const testValue = 1;\n`,
  'scripts/innocent.mjs': `export const scriptValue = 1;\n`,
} as const;

export const importPlants: readonly ImportPlant[] = [
  plant('shared-imports-only-itself-zod-and-libphonenumber', 'shared/bad-node.ts', 'node:fs'),
  plant('shared-imports-only-itself-zod-and-libphonenumber', 'shared/bad-electron.ts', '#electron/innocent.ts'),
  plant('shared-imports-only-itself-zod-and-libphonenumber', 'shared/bad-package.ts', 'pino'),
  plant('electron-imports-only-itself-shared-and-packages', 'electron/bad-renderer.ts', '#renderer/innocent.ts'),
  plant('electron-imports-only-itself-shared-and-packages', 'electron/bad-test.ts', '#test/innocent.ts'),
  plant('renderer-imports-only-itself-shared-and-packages', 'renderer/bad-electron.tsx', '#electron/innocent.ts'),
  plant('renderer-has-no-node', 'renderer/bad-node.ts', 'node:path'),
  plant('renderer-has-no-native-packages', 'renderer/bad-native.ts', 'keytar'),
  plant('renderer-has-no-native-packages', 'renderer/bad-electron-package.ts', 'electron'),
  plant('scripts-know-no-product-code', 'scripts/bad-product.mjs', '#electron/innocent.ts'),
  plant('electron-package-only-in-the-shell', 'electron/outbox/bad-electron-package.ts', 'electron'),
  plant('electron-package-only-in-the-shell', 'electron/ipc/bad-handlers.ts', 'electron'),
  {
    rule: 'command-line-runs-without-electron',
    files: {
      'electron/cli.ts': `import { deep } from '#electron/bad-middle.ts';\nvoid deep;\n`,
      'electron/bad-middle.ts': `import { app } from 'electron';\nexport const deep = app;\n`,
    },
  },
  plant('shell-only-from-main', 'electron/customers/bad-shell.ts', '#electron/shell/innocent.ts'),
  plant('nobody-imports-an-entry', 'electron/shell/bad-main.ts', '#electron/main.ts'),
  plant('sqlite-as-a-value-only-in-db', 'electron/outbox/bad-sqlite.ts', 'better-sqlite3'),
  plant('keytar-only-in-credentials', 'electron/outbox/bad-keytar.ts', 'keytar'),
  plant('vendors-are-pure', 'electron/vendors/bad-database.ts', '#electron/db/types.ts'),
  plant('vendors-are-pure', 'electron/vendors/bad-http.ts', 'node:https'),
  plant('outbox-gets-its-effects-passed-in', 'electron/outbox/bad-timers.ts', 'node:timers/promises'),
  {
    rule: 'no-cycles',
    files: {
      'electron/outbox/bad-cycle-a.ts': `import type { B } from './bad-cycle-b.ts';\nexport type A = { b?: B };\n`,
      'electron/outbox/bad-cycle-b.ts': `import type { A } from './bad-cycle-a.ts';\nexport type B = { a?: A };\n`,
    },
  },
  plant('nothing-unresolvable', 'electron/bad-missing.ts', '#shared/does-not-exist.ts'),
  plant('no-undeclared-packages', 'electron/bad-undeclared.ts', 'picocolors'), // a package of a package of ours
];

function plant(rule: string, file: string, imported: string): ImportPlant {
  return { rule, files: { [file]: `import * as imported from '${imported}';\nexport const used = imported;\n` } };
}
