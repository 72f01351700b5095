import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRig, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const problem = (code: string, field?: string) => ({
  ok: false,
  error: [expect.objectContaining(field === undefined ? { code } : { code, field })],
});
const nxlink = (settings: object, over: object = {}) => {
  const { connection } = rig.sandbox.vendors.nxlink;
  return { ...connection, settings: { ...connection.settings, ...settings }, ...over };
};
const stored = (id: string): unknown => JSON.parse(rig.vault.entries.get(`connection:${id}`) ?? 'null');

describe('adding', () => {
  test('keeps the secrets in the vault and the rest in the view', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    const { connection } = rig.sandbox.vendors.ladiflow;
    expect(stored(id)).toEqual(connection.secrets);
    const [view] = rig.core().connections.list();
    expect(view).toMatchObject({ id, vendor: 'ladiflow', name: connection.name, enabled: true, health: 'working' });
    expect(JSON.stringify(view)).not.toContain(connection.secrets['apiKey']);
  });

  test.each(['locked', 'unavailable'] as const)('leaves nothing behind when the keychain is %s', async (mode) => {
    rig.vault.mode = mode;
    expect(await rig.core().connections.add(rig.sandbox.vendors.ladiflow.connection)).toEqual(
      problem(`keychain-${mode}`),
    );
    rig.vault.mode = 'open';
    expect(rig.core().connections.list()).toEqual([]);
    expect([...rig.vault.entries.keys()].filter((name) => name.startsWith('connection:'))).toEqual([]);
  });

  test('leaves nothing behind when what the keychain keeps is not what it was given', async () => {
    const { write } = rig.vault;
    Object.assign(rig.vault, { write: (name: string, value: string) => write(name, value.slice(0, 10)) });
    expect(await rig.core().connections.add(rig.sandbox.vendors.ladiflow.connection)).toEqual(
      problem('keychain-unavailable'),
    );
    expect(rig.core().connections.list()).toEqual([]);
    expect([...rig.vault.entries.keys()].filter((name) => name.startsWith('connection:'))).toEqual([]);
  });

  test('gives it the customers that were captured when there was none', async () => {
    rig.capture(3);
    await rig.connect('ladiflow');
    expect(rig.core().outbox.status().counts).toMatchObject({ queued: 3 });
  });

  test('two at once with one name: one is added, and only its secrets are kept', async () => {
    const { connection } = rig.sandbox.vendors.ladiflow;
    const add = () => rig.core().connections.add(connection);
    const answers = await Promise.all([add(), add()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(problem('connection-name-taken', 'name'));
    expect([...rig.vault.entries.keys()].filter((name) => name.startsWith('connection:'))).toHaveLength(1);
  });

  test('a setting that can erase data at the vendor wants the name typed once more', async () => {
    const { name } = rig.sandbox.vendors.nxlink.connection;
    const add = (over: object) => rig.core().connections.add(nxlink({ onExisting: 'replace' }, over));
    expect(await add({})).toEqual(problem('confirmation-required', 'confirmation'));
    expect(await add({ confirmation: 'yes' })).toEqual(problem('confirmation-required', 'confirmation'));
    expect(await add({ confirmation: name })).toMatchObject({ ok: true });
  });
});

describe('changing', () => {
  test('replaces the secrets that are given and keeps the others', async () => {
    const [id = ''] = await rig.connect('nxlink');
    const { secrets } = rig.sandbox.vendors.nxlink.connection;
    const changed = await rig.core().connections.update({ id, secrets: { appKey: 'new', accessSecret: '' } });
    expect(changed).toMatchObject({ ok: true });
    expect(stored(id)).toEqual({ ...secrets, appKey: 'new' });
  });

  test('a name needs no keychain; a secret does, and changes nothing without one', async () => {
    const [id = ''] = await rig.connect('nxlink');
    const before = stored(id);
    rig.vault.mode = 'locked';
    expect(await rig.core().connections.update({ id, name: 'Toko' })).toMatchObject({ ok: true });
    expect(await rig.core().connections.update({ id, name: 'Warung', secrets: { appKey: 'new' } })).toEqual(
      problem('keychain-locked'),
    );
    rig.vault.mode = 'open';
    expect(rig.core().connections.list()).toMatchObject([{ name: 'Toko' }]);
    expect(stored(id)).toEqual(before);
  });

  test('to another way of signing in wants its secrets, and drops those that it does not take', async () => {
    const [id = ''] = await rig.connect('salesmania');
    const { signInConnection } = rig.sandbox.vendors.salesmania;
    const { settings, secrets } = signInConnection;
    const wanting = await rig.core().connections.update({ id, settings });
    expect(wanting.ok).toBe(false);
    expect(await rig.core().connections.update({ id, settings, secrets })).toMatchObject({ ok: true });
    expect(stored(id)).toMatchObject(secrets);
    expect(stored(id)).not.toHaveProperty('bearerToken');
  });

  test('credentials that were refused lets the lane try again', async () => {
    const { connection } = rig.sandbox.vendors.ladiflow;
    const added = await rig.core().connections.add({ ...connection, secrets: { apiKey: 'wrong' } });
    const id = added.ok ? added.value.id : '';
    rig.capture(1);
    await rig.sync(3_000);
    expect(rig.core().connections.list()).toMatchObject([{ health: 'unauthorized', counts: { delivered: 0 } }]);
    await rig.core().connections.update({ id, secrets: connection.secrets });
    expect(rig.core().connections.list()).toMatchObject([{ health: 'working' }]);
    await rig.sync();
    expect(rig.core().connections.list()).toMatchObject([{ counts: { delivered: 1 } }]);
  });

  test('to a destructive setting wants a confirmation, and later changes of others do not', async () => {
    const [id = ''] = await rig.connect('nxlink');
    const { name } = rig.sandbox.vendors.nxlink.connection;
    const { settings } = nxlink({ onExisting: 'replace' });
    expect(await rig.core().connections.update({ id, settings })).toEqual(
      problem('confirmation-required', 'confirmation'),
    );
    expect(await rig.core().connections.update({ id, settings, confirmation: name })).toMatchObject({ ok: true });
    expect(await rig.core().connections.update({ id, name: 'Toko' })).toMatchObject({ ok: true });
  });

  test.each([
    [{ secrets: { other: 'x' } }, 'unknown-field', 'secrets.other'],
    [{ settings: { group: 'x', baseUrl: 'nothing' } }, 'url-invalid', 'settings.baseUrl'],
    [{ settings: {} }, 'value-required', 'settings.group'],
    [{ name: '  ' }, 'value-required', 'name'],
    [{ name: 'x'.repeat(101) }, 'too-long', 'name'],
    [{ colour: 'red' }, 'unknown-field', 'colour'],
  ])('%j is refused as %s', async (change, code, field) => {
    const [id = ''] = await rig.connect('alatwa');
    expect(await rig.core().connections.update({ id, ...change })).toEqual(problem(code, field));
  });
});

describe('removing', () => {
  test('forgets the secrets and keeps what was delivered', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    const [customer = ''] = rig.capture(1);
    await rig.sync();
    expect(await rig.core().connections.remove({ id })).toMatchObject({ ok: true });
    expect(stored(id)).toBeNull();
    expect(rig.core().connections.list()).toEqual([]);
    const detail = rig.core().customers.get(customer);
    expect(detail).toMatchObject({ ok: true, value: { deliveries: [{ state: 'delivered' }] } });
  });

  test('changes nothing while customers wait for it, or while the keychain is locked', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    rig.capture(2);
    expect(await rig.core().connections.remove({ id })).toEqual(problem('has-undelivered'));
    rig.vault.mode = 'locked';
    expect(await rig.core().connections.remove({ id, discardUndelivered: true })).toEqual(problem('keychain-locked'));
    rig.vault.mode = 'open';
    expect(rig.core().connections.list()).toMatchObject([{ id, enabled: true, counts: { queued: 2 } }]);
    expect(await rig.core().connections.remove({ id, discardUndelivered: true })).toMatchObject({ ok: true });
    expect(rig.core().outbox.status().counts).toMatchObject({ queued: 0, discarded: 2 });
  });

  test('waits for what is being sent at that moment', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    rig.capture(1);
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'latency', latencyMs: 600 });
    const sync = rig.sync();
    await expect.poll(() => rig.core().outbox.status().counts.sending).toBe(1);
    expect(await rig.core().connections.remove({ id, discardUndelivered: true })).toMatchObject({ ok: true });
    expect(rig.core().outbox.status().counts).toMatchObject({ sending: 0, delivered: 1, discarded: 0 });
    await sync;
  });
});

describe('testing', () => {
  test('the answer is kept with its time, and survives a restart', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    const answer = await rig.core().connections.test(id);
    expect(answer).toMatchObject({ ok: true, value: { ok: true, at: expect.any(Number) } });
    await rig.restart();
    expect(rig.core().connections.list()).toMatchObject([{ lastTest: answer.ok ? answer.value : {} }]);
  });

  test('a sign-in is made anew, so that a good one of before proves nothing', async () => {
    const added = await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection);
    const id = added.ok ? added.value.id : '';
    expect(await rig.core().connections.test(id)).toMatchObject({ ok: true, value: { ok: true } });
    await rig.core().connections.update({ id, secrets: { password: 'wrong' } });
    expect(await rig.core().connections.test(id)).toMatchObject({
      ok: true,
      value: { ok: false, code: 'vendor-unauthorized' },
    });
  });

  test('a locked keychain is an answer, not a failure', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    await rig.restart();
    rig.vault.mode = 'locked';
    expect(await rig.core().connections.test(id)).toMatchObject({
      ok: true,
      value: { ok: false, code: 'keychain-locked' },
    });
    expect(await rig.core().connections.test('nobody')).toEqual(problem('connection-not-found'));
  });
});

test('another process sees at once what was added, paused and removed', async () => {
  const other = rig.openAnother();
  const [id = ''] = await rig.connect('ladiflow');
  expect(other.connections.list()).toMatchObject([{ id, enabled: true }]);
  rig.core().connections.pause(id);
  expect(other.connections.list()).toMatchObject([{ id, health: 'paused' }]);
  await rig.core().connections.remove({ id });
  expect(other.connections.list()).toEqual([]);
  await other.close(100);
});
