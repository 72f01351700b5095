// X3, X4: vendors quote whole requests in their errors, credentials included; nothing of that is kept or shown.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

let rig: Rig;
const logged: string[] = [];
beforeEach(async () => {
  const note = (event: string, fields: object = {}): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
  rig = await createRig({ log: { info: note, warn: note, error: note } });
});
afterEach(() => rig.close());

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('a vendor that quotes our request in its error', () => {
  it('leaves no secret in the attempt log, in a reason, in the log file or in any file of the data directory', async () => {
    await rig.connect();
    for (const vendor of SANDBOX_VENDORS) rig.sandbox.vendors[vendor].faults.push({ kind: 'echo-secrets', times: 2 });
    const ids = rig.capture(1);
    await rig.sync(1_000);
    const secrets = SANDBOX_VENDORS.flatMap((vendor) => Object.values(rig.sandbox.vendors[vendor].connection.secrets));
    const signatures = rig.sandbox.vendors.nxlink.ledger.requests.map(({ headers }) => headers['sign'] ?? 'none');
    expect(signatures.every((signature) => signature.length === 32)).toBe(true);
    const shown = ids.map((id) => JSON.stringify(rig.core().customers.get(id))).join('\n');
    expect(shown).toContain('HTTP 400');
    const places: readonly (readonly [place: string, text: string])[] = [
      ['detail', shown],
      ['list', JSON.stringify([...rig.core().deliveries.list({})])],
      ['connections', JSON.stringify(rig.core().connections.list())],
      ['log', logged.join('\n')],
      ...filesIn(rig.dataDir).map((file) => [file, readFileSync(file, 'latin1')] as const),
    ];
    for (const [place, text] of places)
      for (const secret of [...secrets, ...signatures]) expect([place, text.includes(secret)]).toEqual([place, false]);
  });
});
