import { expect, type Page } from '@playwright/test';
import { publicVendorIds as vendorIds, type VendorId } from '#test/sandbox/model.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { ask } from './api.ts';

type PublicId = (typeof vendorIds)[number];

export type Person = {
  readonly fullName: string;
  readonly whatsapp: string;
  readonly email: string;
  readonly city: string;
};

const NAMES = [
  'Ratna Wulandari',
  'Nguyễn Thị Ánh',
  'Kwesi Amponsah-Darko',
  "Siti Nur'aini",
  'Đặng Văn Lâm',
  'José Núñez',
];

/** `count` people who share no number and no address. */
export function people(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    fullName: `${NAMES[index % NAMES.length] ?? ''} ${index + 1}`,
    whatsapp: `+6281200${String(index).padStart(6, '0')}`,
    email: `person-${index}@toko.example`,
    city: 'Bandung',
  }));
}

/** Connects the sandbox's five vendors as the window does, without its form. Answers the ids. */
export async function connectAll(page: Page, sandbox: Sandbox): Promise<Readonly<Record<PublicId, string>>> {
  const ids: [PublicId, string][] = [];
  for (const vendor of vendorIds) {
    const { id } = await ask(page, 'connections.add', { ...sandbox.vendors[vendor].connection });
    ids.push([vendor, id]);
  }
  return Object.fromEntries(ids) as Record<PublicId, string>; // one entry for each of vendorIds
}

/** Saves customers through the window's call; answers their ids. */
export async function captureAll(page: Page, customers: readonly Person[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const customer of customers) ids.push((await ask(page, 'customers.capture', customer)).id);
  return ids;
}

export const outboxStatus = (page: Page): Promise<OutboxStatus> => ask(page, 'outbox.status', undefined);

/** Waits until the outbox's numbers are these. */
export async function expectCounts(
  page: Page,
  counts: Partial<OutboxStatus['counts']>,
  timeout = 30_000,
): Promise<void> {
  await expect.poll(async () => (await outboxStatus(page)).counts, { timeout }).toMatchObject(counts);
}

/** Closes, or opens, the sockets of all five vendors. */
export async function setReachable(sandbox: Sandbox, isReachable: boolean): Promise<void> {
  await Promise.all(
    vendorIds.map((id) => (isReachable ? sandbox.vendors[id].online() : sandbox.vendors[id].offline())),
  );
}

/** The oracle: every vendor's own books hold each of these people once, and nothing broke a vendor's documentation. */
export function expectOnceEverywhere(
  sandbox: Sandbox,
  customers: readonly Person[],
  vendors: readonly VendorId[] = vendorIds,
): void {
  for (const id of vendors) {
    const vendor = sandbox.vendors[id];
    for (const { whatsapp } of customers) {
      const created = vendor.effectsFor(whatsapp).filter((effect) => effect.kind === 'created');
      expect(created, `${id}: records made of ${whatsapp}`).toHaveLength(1);
    }
    expect(vendor.customers(), `${id}: records`).toHaveLength(customers.length);
    expect(vendor.duplicates(), `${id}: duplicates`).toBe(0);
    expect(vendor.ledger.violations, `${id}: breaches of its documentation`).toEqual([]);
  }
}

/** Answers when the window is drawn in it. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await ask(page, 'profile.set', { key: 'theme', value: theme });
  await expect(page.locator(`[data-theme="${theme}"]`)).toBeVisible();
}
