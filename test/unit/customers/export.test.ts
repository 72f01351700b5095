import { Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised, restored } from '#electron/customers/csv-cells.ts';
import { connect, createBed, SITI, value, type Process } from './bed.ts';

function sink(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    highWaterMark: 16,
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      setImmediate(done);
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

async function exported(process: Process, format: 'jsonl' | 'csv'): Promise<string> {
  const { stream, text } = sink();
  value(await process.customers.exportTo(format, stream));
  return text();
}

/** Two customers; the first one delivered to Cuoral, with its receipt. */
async function withReceipt(): Promise<Process> {
  const process = createBed().start();
  value(await process.sealing.unlock());
  connect(process, 'cuoral', 'salesmania');
  const { id } = value(
    process.customers.capture({ ...SITI, customFields: { shop: '=1+1' }, tags: ['VIP', 'pameran'] }),
  );
  value(process.customers.capture({ fullName: '@Budi', latitude: -6.2, longitude: 106.8 }));
  const [delivery] = value(process.customers.get(id)).deliveries;
  process.db.transaction(() => {
    process.attempts.receipts(undefined, [
      { deliveryId: delivery!.id, evidence: 'created', vendorRecordId: 'c-1', attempt: 1 },
    ]);
    process.db
      .prepare(
        "UPDATE deliveries SET state = 'delivered', next_attempt_at = NULL, vendor_record_id = 'c-1' WHERE id = ?",
      )
      .run(delivery!.id);
  })();
  return process;
}

describe('export', () => {
  it('writes every customer with every delivery state and receipt as JSON lines', async () => {
    const process = await withReceipt();
    const lines = (await exported(process, 'jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      {
        readable: true,
        customer: { fullName: SITI.fullName, whatsapp: '+6281299887766' },
        deliveries: [
          {
            connection: 'Cuoral',
            state: 'delivered',
            vendorRecordId: 'c-1',
            receipt: {
              evidence: 'created',
              vendorRecordId: 'c-1',
              hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
            },
          },
          { connection: 'SalesMania', state: 'queued', receipt: null },
        ],
      },
      {
        customer: { fullName: '@Budi' },
        deliveries: [{ state: 'attention', lastError: { code: 'vendor-needs-field' } }, { state: 'queued' }],
      },
    ]);
  });

  it('writes CSV that no spreadsheet runs, with a column for each custom field and each connection', async () => {
    const process = await withReceipt();
    const text = await exported(process, 'csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows = parse(text, { bom: true, columns: true }) as readonly Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      fullName: SITI.fullName,
      whatsapp: '+6281299887766',
      tags: 'VIP; pameran',
      'custom.shop': "'=1+1",
      'Cuoral: state': 'delivered',
      'Cuoral: vendor record': 'c-1',
      'Cuoral: evidence': 'created',
      'SalesMania: state': 'queued',
    });
    expect(rows[1]).toMatchObject({ fullName: "'@Budi", latitude: '-6.2', 'Cuoral: last error': 'vendor-needs-field' });
  });

  it('gives back every text that was neutralised, and leaves no formula', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^['=+@\-\t]{0,4}.*$/)), (text) => {
        const cell = neutralised(text);
        expect(restored(cell)).toBe(text);
        expect(/^[=+\-@\t\r]/.test(cell)).toBe(/^[+-]?\d+(?:\.\d+)?$/.test(text) && /^[+-]/.test(text));
      }),
    );
  });

  it('writes nothing while the customers cannot be read, and what there is when their key is lost', async () => {
    const bed = createBed();
    const first = bed.start();
    value(await first.sealing.unlock());
    value(first.customers.capture(SITI));
    first.close();
    bed.vault.mode = 'locked';
    const second = bed.start();
    const { stream, text } = sink();
    expect(await second.customers.exportTo('jsonl', stream)).toEqual({
      ok: false,
      error: [{ code: 'keychain-locked' }],
    });
    expect(text()).toBe('');
    bed.vault.mode = 'open';
    bed.vault.entries.clear();
    expect(JSON.parse(await exported(second, 'jsonl'))).toMatchObject({
      readable: false,
      customer: null,
      deliveries: [],
    });
  });

  it('says so when the disk of the file is full', async () => {
    const process = createBed().start();
    value(await process.sealing.unlock());
    value(process.customers.capture(SITI));
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    expect(await process.customers.exportTo('csv', full)).toEqual({ ok: false, error: [{ code: 'disk-full' }] });
  });

  it('goes on over more customers than it reads at a time, while others are saved', async () => {
    const process = createBed().start();
    value(await process.sealing.unlock());
    for (let n = 0; n < 450; n += 1) value(process.customers.capture({ fullName: `Customer ${n}` }));
    const { stream, text } = sink();
    const running = process.customers.exportTo('jsonl', stream);
    await new Promise(setImmediate);
    value(process.customers.capture({ fullName: 'Saved meanwhile' }));
    expect(value(await running).customers).toBeGreaterThanOrEqual(450);
    const ids = text()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
