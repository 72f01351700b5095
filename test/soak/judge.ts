import { openDatabase } from '#electron/db/open.ts';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import { SANDBOX_VENDORS, type SandboxVendorId } from '#test/support/rig.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';

/** What the processes said. */
export type Said = {
  /** Id of each customer that was answered "saved", by its number. */
  readonly saved: ReadonlyMap<number, string>;
  /** Begun, and killed before an answer: these may be there or not. */
  readonly maybe: ReadonlySet<number>;
};

export type Judgement = {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly unexplained: readonly string[];
};

/**
 * Rows that are left when everything is well again, before a person has said a word. A row for a person is explained
 * only where its vendor has no lever, or its list could not be read, and only with an attempt that broke.
 */
export function unexplainedRows(dataDir: string): readonly string[] {
  const db = openDatabase(`${dataDir}/fieldpost.db`);
  const rows = db
    .prepare<[], { state: string; settle: string | null; vendor: string; n: number }>(
      `SELECT d.state, d.settle, c.vendor, count(*) AS n FROM deliveries d JOIN connections c ON c.id = d.connection_id
        WHERE d.state <> 'delivered' AND NOT (d.state = 'unknown' AND d.settle = 'person'
          AND EXISTS (SELECT 1 FROM attempt_deliveries a WHERE a.delivery_id = d.id)
          AND c.vendor IN ('cuoral', 'salesmania'))
        GROUP BY 1, 2, 3`,
    )
    .all();
  const unclean = db.pragma('integrity_check', { simple: true });
  db.close();
  return [
    ...rows.map((row) => `${row.n} × ${row.vendor} ${row.state} ${row.settle ?? ''}`),
    ...(unclean === 'ok' ? [] : [String(unclean)]),
  ];
}

/** A person looks at the vendor's own screen, and answers what nobody else can. Answers how often. */
export function answerAsPerson(core: FieldpostCore, sandbox: Sandbox): number {
  let answered = 0;
  for (const connection of core.connections.list()) {
    const held = identitiesAt(sandbox, connection.vendor);
    // Read whole before the first answer: each answer changes what is listed.
    const undecided = Array.from(core.deliveries.list({ state: 'unknown', connectionId: connection.id }));
    for (const row of undecided) {
      const detail = core.customers.get(row.customerId);
      const as = detail.ok && isHeld(held, detail.value.customer) ? 'delivered' : 'send-again';
      const done = core.deliveries.resolve({ customerId: row.customerId, connectionId: connection.id, as });
      if (done.ok) answered += 1;
    }
  }
  return answered;
}

/** The oracle is what the vendors hold. */
export function judge(core: FieldpostCore, sandbox: Sandbox, said: Said, dataDir: string): Judgement {
  const lost: string[] = [];
  const duplicated: string[] = [];
  const unexplained: string[] = [];
  const stored = core.outbox.status().customers.all;
  if (stored < said.saved.size) lost.push(`${said.saved.size - stored} customers that were answered "saved"`);
  if (stored > said.saved.size + said.maybe.size) duplicated.push(`${stored} customers stored`);
  for (const [n, id] of said.saved) if (!core.customers.get(id).ok) lost.push(`customer ${n}`);
  for (const vendor of SANDBOX_VENDORS) {
    const { customers, duplicates, violations } = sandbox.summary()[vendor];
    const held = identitiesAt(sandbox, vendor);
    for (const n of said.saved.keys()) if (!isHeld(held, sampleCustomer(n))) lost.push(`customer ${n} at ${vendor}`);
    if (customers < stored) lost.push(`${stored - customers} customers at ${vendor}`);
    if (duplicates > 0) duplicated.push(`${duplicates} customers at ${vendor}`);
    if (customers > stored) duplicated.push(`${customers - stored} records at ${vendor}`);
    if (violations > 0) unexplained.push(`${violations} breaches of ${vendor}'s documentation`);
  }
  return {
    lost,
    duplicated,
    unexplained: [...unexplained, ...unevenBooks(core), ...unloggedRequests(sandbox, dataDir)],
  };
}

/** Every delivery has its receipt, in one unbroken chain, and nothing is left. */
function unevenBooks(core: FieldpostCore): readonly string[] {
  const { ok, deliveredWithoutReceipt, brokenAt } = core.receipts.verify();
  const open = core.outbox.status().counts;
  const left = open.queued + open.sending + open.retrying + open.unknown + open.attention;
  return [
    ...(ok ? [] : [`receipt ${brokenAt} does not hold`]),
    ...(deliveredWithoutReceipt === 0 ? [] : [`${deliveredWithoutReceipt} deliveries without a receipt`]),
    ...(left === 0 ? [] : [`${left} rows left after a person has answered`]),
  ];
}

/** The log has every request that a vendor saw, by the hash of its very bytes. */
function unloggedRequests(sandbox: Sandbox, dataDir: string): readonly string[] {
  const db = openDatabase(`${dataDir}/fieldpost.db`);
  const bodies = db.prepare<[], { body: string }>(
    'SELECT body_sha256 AS body FROM attempts WHERE body_sha256 NOT NULL',
  );
  const logged = new Set(bodies.all().map(({ body }) => body));
  db.close();
  return SANDBOX_VENDORS.flatMap((vendor) =>
    sandbox.vendors[vendor].ledger.requests
      .filter(({ method, bodySha256 }) => method === 'POST' && !logged.has(bodySha256))
      .map(({ seq }) => `request ${seq} at ${vendor} is not in the log`),
  );
}

function identitiesAt(sandbox: Sandbox, vendor: SandboxVendorId): ReadonlySet<string> {
  return new Set(sandbox.vendors[vendor].ledger.effects.flatMap(({ identities }) => identities));
}

function isHeld(identities: ReadonlySet<string>, { whatsapp, email }: Readonly<Record<string, unknown>>): boolean {
  return identities.has(`email:${String(email)}`) || identities.has(`phone:${String(whatsapp).slice(1)}`);
}
