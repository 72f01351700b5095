import type { Mutant } from './mutant.ts';

const CONTRACT = 'test/contract/conformance.test.ts';
const OWN = 'test/contract/custom.test.ts';

/** Safeguards of the vendor that a team describes itself. */
export const VENDOR_MUTANTS: readonly Mutant[] = [
  {
    name: 'custom: a status alone is a yes',
    file: 'electron/vendors/custom/answer.ts',
    find: 'if (!isAmong(status, successStatus)) return false;',
    replace: 'if (isAmong(status, successStatus)) return true;',
    tests: [CONTRACT],
    only: 'does not take another shape as delivered',
  },
  {
    name: 'custom: a secret in the address is not declared',
    file: 'electron/vendors/custom/definition.ts',
    find: "query: parameters.map((part) => (part.split('=')[0] ?? '').toLowerCase()),",
    replace: 'query: parameters.slice(0, 0),',
    tests: [CONTRACT],
    only: 'carries secrets only in the places that it declares',
  },
  {
    name: 'custom: a setting that came later makes a second try safe',
    file: 'electron/vendors/custom/definition.ts',
    find: "(record?.resend ?? resend) === 'person'",
    replace: "resend === 'person'",
    tests: [OWN],
  },
  {
    name: 'custom: settings without any evidence of a yes are taken',
    file: 'electron/vendors/custom/checks.ts',
    find: 'if (successPath === undefined && (idPath === undefined || batchSize > 1))',
    replace: 'if (successPath === undefined && idPath === undefined && batchSize > 100)',
    tests: [OWN],
  },
  {
    name: 'custom: records with keys of their own share a request',
    file: 'electron/vendors/custom/definition.ts',
    find: 'batchKey: ({ resend, key }) => key?.value ?? resend,',
    replace: 'batchKey: ({ resend }) => resend,',
    tests: [OWN],
  },
];
