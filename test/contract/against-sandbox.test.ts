import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BENCHES, crowd, FULL, open, PLAIN, record, REF, settingsOf, vendorOf } from './bench.ts';
import { withoutStreet } from './conformance-changes.ts';
import type { OpenAccount, Vendor, Verdict } from '#electron/vendors/definition.ts';
import type { HttpRequest, HttpResponse } from '#electron/vendors/http.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { VENDOR_IDS, type VendorId } from '#shared/domain/vendor-descriptor.ts';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import type { SandboxVendor } from '#test/sandbox/vendor-server.ts';

// map → prepare → real HTTP → classify, judged by what the simulated vendor holds and complains about.

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: { ladiflow: { customFields: ['shop', 'customize_1_14'] }, salesmania: { returnsId: false } },
  });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** `baseUrl` of the ready connection replaces the host. */
function urlOf(rest: string): string {
  return `https://crm.example/v1/contacts${rest}`;
}

/** Settings on top of the sandbox's ready connection. */
const VARIANTS: readonly (readonly [title: string, id: VendorId, extra: Record<string, unknown>])[] = [
  ['alatwa', 'alatwa', { fieldMap: { opt1: 'email', opt2: 'custom.shop', opt3: 'externalId' } }],
  ['salesmania', 'salesmania', {}],
  ['nxlink sea', 'nxlink', {}],
  ['nxlink plat, update', 'nxlink', { variant: 'plat', onExisting: 'update' }],
  ['nxlink replace', 'nxlink', { onExisting: 'replace' }],
  ['cuoral', 'cuoral', {}],
  ['cuoral bulk', 'cuoral', { batchSize: 100 }],
  ['ladiflow upsert', 'ladiflow', {}],
  ['ladiflow create', 'ladiflow', { mode: 'create' }],
  ['custom with a key', 'custom', {}],
  ['custom, a person decides', 'custom', { resend: 'person' }],
  ['custom on our number', 'custom', { method: 'PUT', url: urlOf('/{externalId}'), resend: 'external-id' }],
  [
    'custom, a list',
    'custom',
    { url: urlOf('/list'), batchSize: 50, resend: 'external-id', successPath: 'data.0.id', idPath: '' },
  ],
];

/** A vendor that needs no more than its ready connection is held to the same. */
const PLAIN_VARIANTS = VENDOR_IDS.filter((id) => !VARIANTS.some(([, listed]) => listed === id)).map(
  (id) => [id, id, {}] as const,
);

describe.each([...VARIANTS, ...PLAIN_VARIANTS])('%s', (_title, id, extra) => {
  const vendor = vendorOf(id);

  it('delivers everything that a customer can have, breaking no rule', async () => {
    const lane = laneOf(vendor, extra);
    const { verdict } = await lane.deliver([FULL]);
    expect(verdict).toMatchObject({ kind: 'settled', outcomes: [{ kind: 'delivered' }] });
    expect(lane.held.ledger.effects.map(({ kind }) => kind)).toEqual(['created']);
    expect(lane.held.ledger.violations).toEqual([]);
  });

  it('delivers a full batch, once each', async () => {
    const lane = laneOf(vendor, extra);
    const people = crowd(vendor.limits(lane.settings).batch);
    const { verdict } = await lane.deliver(people);
    expect(verdict.kind === 'settled' && verdict.outcomes.every(({ kind }) => kind === 'delivered')).toBe(true);
    expect(lane.held.customers()).toHaveLength(people.length);
    expect(lane.held.duplicates()).toBe(0);
    expect(lane.held.ledger.violations).toEqual([]);
  });

  it('can be settled after an answer that was lost, without a second customer', async () => {
    const lane = laneOf(vendor, extra);
    const { sent } = await lane.deliver([FULL]);
    const way = vendor.reconcile(lane.settings, sent[0]);
    if (way.kind === 'resend') {
      const again = await lane.exchange(vendor.prepare(lane.account, sent, Date.now()), sent);
      // A count that names nobody (Alat WA) proves an arrival only together with the try before it: outbox/settle.ts.
      const kinds = again.kind === 'settled' ? again.outcomes.map((outcome) => outcome.kind) : [again.kind];
      expect([['delivered'], ['unconfirmed']]).toContainEqual(kinds);
    } else if (way.kind === 'lookup') {
      const found = way.read(await send(way.find(lane.account, sent[0], undefined, Date.now())), sent[0], undefined);
      expect(found).toMatchObject({ kind: 'found', vendorRecordId: lane.held.customers()[0]?.id });
    } else {
      expect(way.kind).toBe('person');
    }
    expect(lane.held.customers()).toHaveLength(1);
    expect(lane.held.duplicates()).toBe(0);
    expect(lane.held.ledger.violations).toEqual([]);
  });

  it('changes the customer that is there, twice as well as once, where it takes changes', async () => {
    const { update } = vendor;
    const lane = laneOf(vendor, extra);
    const { sent } = await lane.deliver([FULL]);
    const moved = { ...withoutStreet(FULL), city: 'Malang' };
    const after = record(vendor, { settings: { ...lane.held.connection.settings, ...extra } }, moved);
    if (update === undefined) return;
    const change = { number: String(lane.held.customers()[0]?.id), before: sent, after };
    for (let round = 0; round < 2; round += 1) {
      const response = await send(update.prepare(lane.account, [change], Date.now()));
      expect(update.classify(response, [change], lane.account)).toMatchObject({
        kind: 'settled',
        outcomes: [{ kind: 'delivered' }],
      });
    }
    expect(lane.held.ledger.effects.map(({ kind }) => kind)).toEqual(['created', 'updated', 'updated']);
    expect(JSON.stringify(lane.held.customers()[0])).toContain('Malang');
    expect(lane.held.customers()).toHaveLength(1);
    expect(lane.held.ledger.violations).toEqual([]);
  });

  it('says of a wrong key that it is the key, and nothing arrives', async () => {
    const lane = laneOf(vendor, extra, (secrets) =>
      Object.fromEntries(Object.keys(secrets).map((name) => [name, 'wrong'])),
    );
    const { verdict } = await lane.deliver([PLAIN]);
    expect(verdict.kind).toBe('unauthorized');
    expect(lane.held.ledger.effects).toEqual([]);
  });

  it('finds the one who is refused among others, or is told', async () => {
    const lane = laneOf(vendor, extra);
    lane.held.refuseAll(true);
    const { verdict } = await lane.deliver([PLAIN]);
    expect(['refused', 'settled']).toContain(verdict.kind);
    expect(JSON.stringify(verdict)).toMatch(/vendor-refused/);
    expect(lane.held.ledger.effects).toEqual([]);
  });
});

it('a look-up reads every page, and says "not there" of a complete list only', async () => {
  const vendor = vendorOf('salesmania');
  const lane = laneOf(vendor, {});
  for (const customer of crowd(130)) await lane.deliver([customer], customer.whatsapp ?? '');
  const { sent } = await lane.deliver([PLAIN], 'FP-LAST');
  const way = vendor.reconcile(lane.settings);
  if (way.kind !== 'lookup') throw new Error('SalesMania is looked up');
  const lookUp = async (wanted: unknown): Promise<readonly string[]> => {
    const kinds: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const found = way.read(await send(way.find(lane.account, wanted, cursor, 0)), wanted, cursor);
      kinds.push(found.kind);
      if (found.kind !== 'more') return kinds;
      cursor = found.cursor;
    }
  };
  expect(await lookUp(sent[0])).toEqual(['more', 'found']);
  expect(await lookUp(record(vendor, { settings: {} }, PLAIN, { ...REF, externalId: 'FP-NEVER' }))).toEqual([
    'more',
    'absent',
  ]);
});

it('SalesMania signs in by user name and password, step by step', async () => {
  const vendor = vendorOf('salesmania');
  for (const databaseId of [undefined, '2981']) {
    const { settings, secrets } = sandbox.vendors.salesmania.signInConnection;
    const own = settingsOf(vendor, { settings: { ...settings, databaseId } });
    let account = vendor.openAccount(own, { ...secrets }, {});
    for (let next = vendor.signIn?.next(account); next !== undefined; next = vendor.signIn?.next(account)) {
      const tokens = vendor.signIn?.read(await send(next), account);
      if (tokens?.ok !== true) throw new Error(JSON.stringify(tokens));
      account = vendor.openAccount(own, { ...secrets }, tokens.value);
    }
    const sent = record(vendor, { settings: {} }, PLAIN);
    const verdict = vendor.classify(await send(vendor.prepare(account, [sent], Date.now())), [sent], account);
    expect(verdict).toMatchObject({ kind: 'settled', outcomes: [{ kind: 'delivered' }] });
  }
  expect(sandbox.vendors.salesmania.ledger.violations).toEqual([]);
});

it('NXLink says that the clock is wrong, and takes the same body signed by the right one', async () => {
  const vendor = vendorOf('nxlink');
  const lane = laneOf(vendor, {});
  const sent = [record(vendor, BENCHES.nxlink.setups[0], FULL)];
  const late = vendor.prepare(lane.account, sent, Date.now() - 120_000);
  expect(await lane.exchange(late, sent)).toMatchObject({ kind: 'clock' });
  const right = vendor.prepare(lane.account, sent, Date.now());
  expect(right.body).toBe(late.body);
  expect(await lane.exchange(right, sent)).toMatchObject({ kind: 'settled' });
});

it('Cuoral names the row of a bulk that it refuses', async () => {
  const lane = laneOf(vendorOf('cuoral'), { batchSize: 100 });
  lane.held.refuseRows({ field: 'email', includes: 'customer2@' });
  const { verdict } = await lane.deliver(crowd(5));
  expect(verdict).toMatchObject({
    kind: 'refused',
    blamed: [{ index: 2, problem: { code: 'vendor-refused-field', field: 'email' } }],
  });
});

it.each(['salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const)(
  '%s: the test call proves what it says, and writes nothing',
  async (id) => {
    const { probe } = vendorOf(id);
    if (probe === undefined) throw new Error('no test call');
    const lane = laneOf(vendorOf(id), {});
    expect(probe.read(await send(probe.prepare(lane.account, Date.now())))).toEqual({
      ok: true,
      code: id === 'cuoral' ? 'reachable-key-not-refused' : 'works',
    });
    const wrong = laneOf(vendorOf(id), {}, (secrets) =>
      Object.fromEntries(Object.keys(secrets).map((name) => [name, 'wrong'])),
    );
    expect(probe.read(await send(probe.prepare(wrong.account, Date.now())))).toMatchObject({
      ok: false,
      problem: { code: 'vendor-unauthorized' },
    });
    expect(lane.held.ledger.effects).toEqual([]);
    expect(lane.held.ledger.violations).toEqual([]);
  },
);

type Lane = {
  readonly account: OpenAccount;
  readonly settings: Record<string, unknown>;
  readonly held: SandboxVendor;
  readonly exchange: (request: HttpRequest, records: readonly unknown[]) => Promise<Verdict>;
  readonly deliver: (
    customers: readonly Customer[],
    externalId?: string,
  ) => Promise<{ readonly verdict: Verdict; readonly sent: readonly unknown[] }>;
};

function laneOf(
  vendor: Vendor,
  extra: Record<string, unknown>,
  change = (secrets: Record<string, string>) => secrets,
): Lane {
  const held = sandbox.vendors[vendor.id];
  const setup = {
    settings: { ...held.connection.settings, ...extra },
    secrets: change({ ...held.connection.secrets }),
  };
  const account = open(vendor, setup);
  const exchange: Lane['exchange'] = async (request, records) => vendor.classify(await send(request), records, account);
  return {
    account,
    settings: settingsOf(vendor, setup),
    held,
    exchange,
    async deliver(customers, externalId = REF.externalId) {
      const sent = customers.map((customer, index) =>
        record(vendor, setup, customer, { ...REF, externalId: `${externalId}${index || ''}` }),
      );
      return { verdict: await exchange(vendor.prepare(account, sent, Date.now()), sent), sent };
    },
  };
}

async function send(request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body } = request;
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
    truncated: false,
    verified: true,
  };
}
