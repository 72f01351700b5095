import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf, withTables } from './vendor-page.ts';
import { VENDORS } from '#electron/vendors/registry.ts';

describe.each(VENDORS.map(({ descriptor }) => [descriptor.id, descriptor] as const))(
  'docs/vendors/%s.md',
  (id, vendor) => {
    const text = (): string => readFileSync(pageOf(id), 'utf8');

    it('has the tables of the definition; `npm run vendor:pages` brings them up to date', () => {
      expect(text()).toBe(withTables(text(), vendor));
      for (const { name } of vendor.fields) expect(text()).toContain(`| \`${name}\``);
      for (const { key } of vendor.settings) expect(text()).toContain(`| \`${key}\` |`);
    });

    it('says how it is set up, its limits, and what is documented', () => {
      for (const head of ['Set up', 'Settings', 'Fields', 'Limits', 'Documented and assumed'])
        expect(text()).toContain(`\n## ${head}\n`);
    });

    it('shows pictures that exist', () => {
      for (const [, picture = ''] of text().matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
        expect([picture, existsSync(new URL(picture, pageOf(id)))]).toEqual([picture, true]);
      }
    });
  },
);

it('notices a page that is out of date', () => {
  const [first] = VENDORS;
  if (first === undefined) throw new Error('no vendor');
  const page = readFileSync(pageOf(first.id), 'utf8');
  const [field, ...others] = first.descriptor.fields;
  if (field === undefined) throw new Error('no field');
  expect(withTables(page, { ...first.descriptor, fields: others })).not.toBe(page);
  expect(withTables(page, { ...first.descriptor, settings: [] })).not.toBe(page);
});
