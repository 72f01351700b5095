import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { publicVendorIds } from '#test/sandbox/model.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';

const HEAD = ['vendor', 'requests', 'holds', 'missing', 'twice', 'breaches', 'delivered', 'receipts'];

/** What the vendors hold, beside what Fieldpost says; true when every vendor has every customer exactly once. */
export async function printLedgers(
  page: Page,
  sandbox: Sandbox,
  expected: number,
  say: (line: string) => void,
): Promise<boolean> {
  const connections = await ask(page, 'connections.list', undefined);
  const receipts = await receiptsByConnection(page);
  const summaries = sandbox.summary();
  const rows = publicVendorIds.map((id) => {
    const summary = summaries[id];
    const connection = connections.find((one) => one.vendor === id);
    return {
      name: connection?.name ?? id,
      numbers: [
        summary.requests,
        summary.customers,
        expected - (summary.customers - summary.duplicates),
        summary.duplicates,
        summary.violations,
        connection?.counts.delivered ?? 0,
        receipts.get(connection?.id ?? '') ?? 0,
      ],
    };
  });
  say('');
  say(HEAD.map((word, column) => word.padStart(column === 0 ? 0 : 10).padEnd(12)).join(''));
  for (const { name, numbers } of rows)
    say([name.padEnd(12), ...numbers.map((n) => String(n).padStart(10).padEnd(12))].join(''));
  const right = rows.every(({ numbers: [, holds, missing, twice, breaches, delivered, proofs] }) =>
    [holds === expected, missing === 0, twice === 0, breaches === 0, delivered === expected, proofs === expected].every(
      Boolean,
    ),
  );
  say('');
  say(
    right ? `5 vendors × ${expected} customers: each exactly once, each with a receipt.` : 'The ledgers do NOT agree.',
  );
  return right;
}

async function receiptsByConnection(page: Page): Promise<ReadonlyMap<string, number>> {
  const { rows } = await ask(page, 'customers.page', { filter: 'all', search: '', offset: 0, limit: 200 });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const detail = await ask(page, 'customers.get', { id: row.customerId });
    for (const delivery of detail.deliveries) {
      if (delivery.receipt !== undefined)
        counts.set(delivery.connectionId, (counts.get(delivery.connectionId) ?? 0) + 1);
    }
  }
  return counts;
}
