// Which folder may import what (the table in ARCHITECTURE.md). A rule is named after what it forbids.

const PRODUCT = '^(shared|electron|renderer)/';
const npm = (name) => `^${name}$|node_modules/${name}/`;

// The files that may speak to Electron itself; everything else runs, and is tested, without it.
const ELECTRON_SIDE = '^electron/(main|preload)\\.ts$|^electron/shell/|^electron/ipc/router\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      // Both packages are pure: schemas, and the rules of phone numbers.
      name: 'shared-imports-only-itself-zod-and-libphonenumber',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', npm('zod'), npm('libphonenumber-js')] },
    },
    {
      name: 'electron-imports-only-itself-shared-and-packages',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
    {
      name: 'renderer-imports-only-itself-shared-and-packages',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test|scripts)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-native-packages',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: [npm('electron'), npm('better-sqlite3'), npm('keytar')] },
    },
    {
      name: 'scripts-know-no-product-code',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: ['^(shared|electron|renderer)/'] },
    },
    {
      name: 'electron-package-only-in-the-shell',
      severity: 'error',
      from: { path: PRODUCT, pathNot: ELECTRON_SIDE },
      to: { path: npm('electron') },
    },
    {
      name: 'command-line-runs-without-electron',
      severity: 'error',
      from: { path: '^electron/cli\\.ts$' },
      to: { path: npm('electron'), reachable: true },
    },
    {
      name: 'shell-only-from-main',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '^electron/(main\\.ts$|shell/)' },
      to: { path: '^electron/shell/' },
    },
    {
      name: 'nobody-imports-an-entry',
      severity: 'error',
      from: {},
      to: { path: '^electron/(main|preload|cli)\\.ts$' },
    },
    {
      name: 'sqlite-as-a-value-only-in-db',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '^electron/db/' },
      to: { path: npm('better-sqlite3'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'keytar-only-in-credentials',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '^electron/credentials/' },
      to: { path: npm('keytar') },
    },
    {
      name: 'vendors-are-pure',
      severity: 'error',
      from: { path: '^electron/vendors/' },
      to: { pathNot: ['^electron/vendors/', '^shared/', npm('zod'), '^(node:)?crypto$', '^(node:)?buffer$'] },
    },
    {
      name: 'outbox-gets-its-effects-passed-in',
      severity: 'error',
      from: { path: '^electron/outbox/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dns|timers|child_process|worker_threads)(/|$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser can use: without swc it would read no module, and find nothing wrong.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|out-test|dist|node_modules/\\.)' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};
