import { statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ALL_VENDORS, connect, fill, openBed } from './bed.ts';
import { createNoNetwork } from './no-network.ts';
import type { Line, Scale } from './table.ts';

/** The most that a laptop of field sales should need: 20,000 customers in 200 MB. */
const TARGET_BYTES = 10_000;

/** The file after everything was delivered to five vendors, the log folded in, divided by the customers. */
export async function sizeLines(scale: Scale): Promise<readonly Line[]> {
  const customers = scale.quick ? 500 : 2_000;
  const bed = await openBed({ transport: createNoNetwork() });
  for (const vendor of ALL_VENDORS) await connect(bed, vendor, vendor);
  fill(bed, customers);
  await bed.core.outbox.sync({ timeoutMs: 600_000 });
  const { delivered } = bed.core.outbox.status().counts;
  if (delivered !== customers * ALL_VENDORS.length) throw new Error(`${delivered} delivered`);
  const file = join(bed.dataDir, 'fieldpost.db');
  const db = new Sqlite(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = statSync(file).size / customers;
  await bed.close();
  return [
    {
      what: 'file size per customer with 5 delivered rows, their attempts and receipts',
      target: `≤ ${TARGET_BYTES.toLocaleString('en')} bytes (20,000 customers in 200 MB)`,
      measured: `${Math.round(bytes).toLocaleString('en')} bytes`,
      met: bytes <= TARGET_BYTES,
    },
  ];
}
