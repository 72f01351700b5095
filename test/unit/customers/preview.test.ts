import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MASK } from '#electron/vendors/redact.ts';
import { connect, createBed, SITI, value } from './bed.ts';

const FIVE = ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const;

describe('preview', () => {
  it('shows the exact request of all five vendors with every secret masked, without the keychain', () => {
    const bed = createBed();
    bed.vault.mode = 'unavailable';
    const process = bed.start();
    connect(process, ...FIVE);
    const previews = value(process.customers.preview(SITI));
    expect(previews.map(({ vendor, refused }) => [vendor, refused])).toEqual(FIVE.map((vendor) => [vendor, []]));
    for (const { vendor, request } of previews) {
      expect(request?.method, vendor).toBe('POST');
      expect(request?.url, vendor).toMatch(/^https:\/\//);
      expect(request?.body, vendor).toContain('81299887766');
      expect(JSON.stringify(request), vendor).toContain(MASK);
      expect(JSON.stringify(request), vendor).not.toContain('placeholder');
    }
    const [alatwa] = previews;
    expect(alatwa?.request).toMatchObject({ url: 'https://api.alatwa.com/customer', headers: { Authorization: MASK } });
    expect(process.db.prepare('SELECT * FROM customers').all()).toEqual([]);
  });

  it('shows a connection whose tokens come from a sign-in that has not happened', () => {
    const process = createBed().start();
    connect(process, 'salesmania');
    const target = process.targets[0]!;
    const settings = value(target.vendor.parseSettings({ tokenMode: 'signIn', databaseId: '3' }));
    process.targets[0] = { ...target, settings };
    const [preview] = value(process.customers.preview(SITI));
    expect(preview?.request?.headers['Authorization']).toContain(MASK);
    expect(decodeURIComponent(preview?.request?.url ?? '')).toContain(`team_token=${MASK}`);
  });

  it('says what each vendor will do, the hash of what is sent, and the same for a terminal without a secret', () => {
    const process = createBed().start();
    connect(process, ...FIVE);
    const previews = value(process.customers.preview(SITI));
    expect(previews.map(({ vendor, effect, batch }) => [vendor, effect, batch])).toEqual([
      ['alatwa', 'create-or-skip', 50],
      ['salesmania', 'create', 1],
      ['nxlink', 'create-or-keep', 100],
      ['cuoral', 'create', 1],
      ['ladiflow', 'upsert', 1],
    ]);
    for (const { vendor, request, body, curl } of previews) {
      expect(body?.sha256, vendor).toBe(
        createHash('sha256')
          .update(request?.body ?? '')
          .digest('hex'),
      );
      expect(body?.exact, vendor).toBe(vendor !== 'nxlink');
      expect(curl, vendor).toContain(`curl -X POST 'https://`);
      expect(curl, vendor).toMatch(/YOUR_(API_KEY|BEARER_TOKEN|APP_KEY)/);
      expect(curl, vendor).not.toMatch(/placeholder|••/);
    }
    expect(previews[2]?.curl).toContain(`-H 'sign: SIGN_WHEN_SENT'`);
    const quoted = value(process.customers.preview({ ...SITI, fullName: "Siti Nur'aini" }))[0]?.curl;
    expect(quoted).toContain(String.raw`Siti Nur'\''aini`);
  });

  it('says why a connection would refuse', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania');
    expect(value(process.customers.preview({ fullName: 'Tanpa Surel' }))).toMatchObject([
      { connection: 'Cuoral', request: null, refused: [{ code: 'vendor-needs-field', field: 'email' }] },
      { connection: 'SalesMania', refused: [] },
    ]);
    expect(process.customers.preview({ nickname: 'x' })).toMatchObject({ error: [{ code: 'unknown-field' }] });
    expect(process.customers.preview('nobody')).toMatchObject({ error: [{ code: 'customer-not-found' }] });
  });

  it('shows a saved customer’s connections, and the record that was frozen with a delivery', () => {
    const process = createBed().start();
    connect(process, 'cuoral', 'salesmania', 'ladiflow');
    const { id } = value(process.customers.capture({ ...SITI, connections: ['Cuoral', 'LadiFlow'] }));
    const before = value(process.customers.preview(id));
    expect(before.map(({ connection }) => connection)).toEqual(['Cuoral', 'LadiFlow']);
    const [delivery] = value(process.customers.get(id)).deliveries;
    const target = process.targets[0]!;
    const mapped = target.vendor.map({ fullName: 'Frozen Name', email: 'f@x.example' }, target.settings, {
      externalId: 'FP-0',
      idempotencyKey: 'k',
    });
    const place = { table: 'deliveries', row: delivery!.id, column: 'record' };
    const record = process.sealing.seal(place, JSON.stringify(value(mapped).record));
    process.db.prepare('UPDATE deliveries SET record = ? WHERE id = ?').run(record, delivery!.id);
    expect(value(process.customers.preview(id))[0]?.request?.body).toContain('Frozen Name');
  });

  it('needs a saved customer to be readable', async () => {
    const bed = createBed();
    const first = bed.start();
    value(await first.sealing.unlock());
    const { id } = value(first.customers.capture(SITI));
    first.close();
    bed.vault.mode = 'locked';
    expect(bed.start().customers.preview(id)).toEqual({ ok: false, error: [{ code: 'keychain-locked' }] });
  });
});
