import type { Locator, Page } from '@playwright/test';
import type { VendorId } from '#test/sandbox/model.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import { isMessageKey } from '#shared/i18n/catalogue.ts';
import { ask } from './api.ts';
import { say } from './words.ts';

/** A vendor's form, opened as a person opens it. */
export type VendorForm = { readonly page: Page; readonly form: Locator; readonly vendor: VendorDescriptor };

export async function openVendorForm(page: Page, id: VendorId): Promise<VendorForm> {
  const vendor = (await ask(page, 'vendors.list', undefined)).find((one) => one.id === id)!;
  const navigation = page.getByRole('navigation', { name: say('nav.label') });
  await navigation.getByRole('link', { name: say('nav.connections') }).click();
  await page
    .getByRole('button', { name: say('connections.add') })
    .first()
    .click();
  await page.getByRole('link', { name: vendor.name }).click();
  return { page, vendor, form: page.getByRole('form', { name: say('setup.connect', { vendor: vendor.name }) }) };
}

/** Fills it in with the sandbox's account, as a person reads its labels. */
export async function fillVendorForm(opened: VendorForm, sandbox: Sandbox): Promise<VendorForm> {
  const { form, vendor, page } = opened;
  const { connection } = sandbox.vendors[vendor.id];
  await form.getByLabel(say('setup.name')).fill(connection.name);
  const more = form.getByRole('button', { name: say('setup.more') });
  if ((await more.count()) > 0) await more.click();
  for (const field of [...vendor.settings, ...vendor.secrets]) {
    const value = { ...connection.settings, ...connection.secrets }[field.key];
    if (field.kind === 'select' || field.kind === 'map' || field.kind === 'mapping' || value === undefined) continue;
    if (field.kind === 'url' && field.options !== undefined) {
      await form.getByRole('combobox', { name: labelOf(vendor.id, field) }).click();
      await page.getByRole('option', { name: say('setup.hostOther') }).click();
      await form.getByLabel(say('setup.hostAddress')).fill(String(value));
    } else await form.getByLabel(labelOf(vendor.id, field), { exact: true }).fill(String(value));
  }
  return opened;
}

export const saveVendorForm = ({ form }: VendorForm): Promise<void> =>
  form.getByRole('button', { name: say('setup.save') }).click();

function labelOf(vendor: string, field: FormField): string {
  const key = `vendor.${vendor}.${field.key}`;
  const shared = `vendor.${field.key}`;
  const label = isMessageKey(key) ? say(key) : isMessageKey(shared) ? say(shared) : field.key;
  return field.required || field.options !== undefined ? label : say('setup.optional', { label });
}
