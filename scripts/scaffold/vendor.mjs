// Lays out a new vendor: its folder, its words, its tests, its page, and a line in each list that names the vendors.
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../setup/run.mjs';

const TEMPLATES = new URL('./vendor/', import.meta.url);

/** Template by the place it goes to. */
const FILES = {
  'electron/vendors/__id__/definition.ts': 'definition.ts.txt',
  'electron/vendors/__id__/settings.ts': 'settings.ts.txt',
  'electron/vendors/__id__/customer.ts': 'customer.ts.txt',
  'electron/vendors/__id__/answer.ts': 'answer.ts.txt',
  'electron/vendors/__id__/README.md': 'README.md.txt',
  'shared/i18n/en/vendor-__id__.ts': 'words.en.ts.txt',
  'shared/i18n/id/vendor-__id__.ts': 'words.id.ts.txt',
  'shared/i18n/vi/vendor-__id__.ts': 'words.vi.ts.txt',
  'test/contract/__id__.bench.ts': 'bench.ts.txt',
  'test/contract/__id__.test.ts': 'contract.test.ts.txt',
  'test/sandbox/vendors/__id__.ts': 'sandbox.ts.txt',
  'test/unit/sandbox/__id__.test.ts': 'sandbox.test.ts.txt',
  'docs/vendors/__id__.md': 'page.md.txt',
};

/** The lists that name the vendors; each new one stands before `custom`, which stays the last. */
const LISTS = {
  'shared/domain/vendor-descriptor.ts': [["'custom'", "'__id__', 'custom'"]],
  'electron/vendors/registry.ts': [
    ["import { custom } from './custom/definition.ts';", "import { __id__ } from './__id__/definition.ts';\n$&"],
    ['custom]', '__id__, custom]'],
  ],
  'shared/i18n/catalogue.ts': ['en', 'id', 'vi'].flatMap((language) => [
    [
      `import { vendorCustom as ${language}VendorCustom } from './${language}/vendor-custom.ts';`,
      `import { vendor__Id__ as ${language}Vendor__Id__ } from './${language}/vendor-__id__.ts';\n$&`,
    ],
    [`  ...${language}VendorCustom,`, `  ...${language}Vendor__Id__,\n$&`],
  ]),
  'test/contract/bench.ts': [
    ["import { customBench } from './custom.bench.ts';", "import { __id__Bench } from './__id__.bench.ts';\n$&"],
    ['  custom: customBench,', '  __id__: __id__Bench,\n$&'],
  ],
  'test/sandbox/model.ts': [["'custom'] as const", "'__id__', 'custom'] as const"]],
  'test/sandbox/sandbox.ts': [
    ['import { createCustom,', "import { create__Id__ } from './vendors/__id__.ts';\n$&"],
    ['    custom: await serve(', '    __id__: await serve(create__Id__()),\n$&'],
  ],
};

/** Words that cannot name a constant. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * Writes the files of a vendor below `root` and answers their names. Nothing is written where the name will not do, a
 * file is there already, or a list has lost the place where it is added.
 * `id`: 2 to 20 small letters and digits; `name`: as people write it.
 */
export function layOutVendor(root, id, name = id.charAt(0).toUpperCase() + id.slice(1)) {
  if (!/^[a-z][a-z0-9]{1,19}$/.test(id) || RESERVED.test(id))
    throw new SetupError(`"${id}" will not do: 2 to 20 small letters and digits.`);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .-]{0,39}$/u.test(name)) throw new SetupError(`"${name}" will not do as a name.`);
  const fill = (text) => text.replaceAll('__id__', id).replaceAll('__Id__', pascal(id)).replaceAll('__Name__', name);
  const files = Object.entries(FILES).map(([place, template]) => {
    return [fill(place), fill(fs.readFileSync(new URL(template, TEMPLATES), 'utf8'))];
  });
  const there = files.find(([place]) => fs.existsSync(path.join(root, place)));
  if (there !== undefined) throw new SetupError(`${there[0]} is there already.`);
  const lists = Object.entries(LISTS).map(([place, changes]) => [place, changed(root, place, changes, fill)]);
  for (const [place, text] of [...files, ...lists]) {
    fs.mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
    fs.writeFileSync(path.join(root, place), text);
  }
  return [...files, ...lists].map(([place]) => place);
}

function changed(root, place, changes, fill) {
  let text = fs.readFileSync(path.join(root, place), 'utf8');
  for (const [anchor, replacement] of changes) {
    if (text.split(anchor).length !== 2) throw new SetupError(`${place} no longer has exactly one ${anchor}`);
    text = text.replace(anchor, () => fill(replacement).replace('$&', anchor));
  }
  return text;
}

function pascal(id) {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
