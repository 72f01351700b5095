/** `npm run vendor:pages`: brings the tables of every page in docs/vendors/ up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pageOf, withTables } from './vendor-page.ts';
import { VENDORS } from '#electron/vendors/registry.ts';

for (const { descriptor } of VENDORS) {
  const page = pageOf(descriptor.id);
  const text = readFileSync(page, 'utf8');
  const fresh = withTables(text, descriptor);
  if (fresh !== text) writeFileSync(page, fresh);
}
