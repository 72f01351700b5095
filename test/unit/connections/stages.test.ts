import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { stagesOf, type TestFacts } from '#electron/connections/stages.ts';
import { systemClock } from '#electron/system-effects.ts';
import { createLineCheck } from '#electron/transport/line-check.ts';
import { problem } from '#shared/domain/problem.ts';
import { createRig, type Rig } from '#test/support/rig.ts';
import { makeIdentities, startTlsFront, type Identities } from '#test/support/tls-front.ts';

const response = { status: 200, headers: {}, body: '{}', truncated: false, verified: true };
const results = (facts: TestFacts): Record<string, string> =>
  Object.fromEntries(
    stagesOf(facts).map(({ stage, result, note }) => [stage, note === undefined ? result : `${result} ${note}`]),
  );

describe('what each stage proves', () => {
  const direct = { proxied: false, dnsMs: 12.4, tcpMs: 30, tls: { ms: 40, validTo: 99 } };

  it('a key that was taken: all but the right to create, which only a customer proves', () => {
    expect(results({ line: direct, response, behindMs: 400, code: 'works' })).toEqual({
      keychain: 'passed',
      dns: 'passed took',
      tcp: 'passed took',
      tls: 'passed valid-to',
      portal: 'passed direct',
      clock: 'passed clock-right',
      answer: 'passed',
      auth: 'passed',
      rights: 'unproven reads-only',
    });
  });

  it('nothing to ask: the way there, and no more', () => {
    expect(results({ line: direct, code: 'nothing-to-test' })).toMatchObject({
      portal: 'passed direct',
      clock: 'unproven no-call',
      answer: 'unproven no-call',
      auth: 'unproven no-call',
      rights: 'unproven first-customer',
    });
  });

  it.each([
    ['dns', 'host-not-found', { dns: 'failed', tcp: 'untested', tls: 'untested', portal: 'untested' }],
    ['tcp', 'connection-refused', { dns: 'passed took', tcp: 'failed', tls: 'untested', portal: 'untested' }],
    ['tls', 'tls-failed', { tcp: 'passed took', tls: 'failed', portal: 'untested' }],
  ] as const)('a line that ends at %s proves nothing behind it', (at, code, expected) => {
    const found = problem(code);
    const way = { dns: {}, tcp: { dnsMs: 1 }, tls: { dnsMs: 1, tcpMs: 1 } }[at];
    const line = { proxied: false, ...way, failed: { at, problem: found } };
    expect(results({ line, code: undefined, problem: found })).toMatchObject({
      ...expected,
      clock: 'untested',
      answer: 'untested',
      auth: 'untested',
      rights: 'untested',
    });
  });

  it('a proxy looks the name up itself, and may be what stands in the way', () => {
    expect(
      results({ line: { ...direct, proxied: true, dnsMs: undefined as never }, response, code: 'works' }),
    ).toMatchObject({
      dns: 'unproven proxy-looks-up',
      portal: 'passed through-proxy',
    });
    const found = problem('proxy-failed');
    expect(
      results({ line: { proxied: true, failed: { at: 'proxy', problem: found } }, code: undefined, problem: found }),
    ).toMatchObject({ portal: 'failed', answer: 'untested' });
  });

  it('401 blames the key, 403 the key or its rights, a log-in page the network, and a clock the clock', () => {
    const unauthorized = problem('vendor-unauthorized');
    const said = (status: number) =>
      results({ response: { ...response, status }, code: undefined, problem: unauthorized });
    expect(said(401)).toMatchObject({ answer: 'passed', auth: 'failed', rights: 'untested' });
    expect(said(403)).toMatchObject({ answer: 'passed', auth: 'unproven key-or-rights', rights: 'failed' });
    expect(results({ response, code: undefined, problem: problem('captive-portal') })).toMatchObject({
      portal: 'failed',
      answer: 'untested',
    });
    expect(results({ response, code: undefined, problem: problem('vendor-clock') })).toMatchObject({
      clock: 'failed',
      answer: 'untested',
    });
    expect(stagesOf({ response, behindMs: 185_000, code: 'works' })).toContainEqual({
      stage: 'clock',
      result: 'passed',
      note: 'clock-slow',
      value: 3,
    });
  });
});

describe('against the five vendors', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());

  const stagesAt = async (id: string): Promise<Record<string, string>> => {
    const answer = await rig.core().connections.test(id);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return Object.fromEntries((answer.value.stages ?? []).map(({ stage, result }) => [stage, result]));
  };

  it.each([
    ['alatwa', { answer: 'unproven', auth: 'unproven', rights: 'unproven' }],
    ['salesmania', { answer: 'passed', auth: 'passed', rights: 'unproven', clock: 'passed' }],
    ['nxlink', { answer: 'passed', auth: 'passed', rights: 'unproven', clock: 'passed' }],
    ['cuoral', { answer: 'passed', auth: 'unproven', rights: 'unproven' }],
    ['ladiflow', { answer: 'passed', auth: 'passed', rights: 'unproven' }],
  ] as const)('%s says what is proven and what is not, and writes nothing there', async (vendor, expected) => {
    const [id = ''] = await rig.connect(vendor);
    expect(await stagesAt(id)).toMatchObject({ keychain: 'passed', tcp: 'passed', portal: 'passed', ...expected });
    expect(rig.sandbox.vendors[vendor].customers()).toEqual([]);
    if (vendor === 'alatwa') expect(rig.sandbox.vendors.alatwa.ledger.requests).toEqual([]);
  });

  it('a vendor that is not there fails at the route, a wrong key at the key; a locked keychain proves the way all the same', async () => {
    const [id = ''] = await rig.connect('nxlink');
    await rig.sandbox.vendors.nxlink.offline();
    expect(await stagesAt(id)).toMatchObject({ keychain: 'passed', tcp: 'failed', auth: 'untested' });
    await rig.sandbox.vendors.nxlink.online();
    await rig.core().connections.update({ id, secrets: { accessSecret: 'wrong' } });
    expect(await stagesAt(id)).toMatchObject({ tcp: 'passed', auth: 'failed' });
    await rig.restart();
    rig.vault.mode = 'locked';
    expect(await stagesAt(id)).toMatchObject({ keychain: 'failed', tcp: 'passed', auth: 'untested' });
  });
});

describe('the line to a host', () => {
  let identities: Identities;
  beforeAll(() => {
    identities = makeIdentities();
  });
  const check = (origin: string) => createLineCheck({ clock: systemClock, ca: identities.ca })(origin);

  test('a right certificate proves name, route and host without a request; a wrong one ends there', async () => {
    const right = await startTlsFront('http://127.0.0.1:9', identities.right);
    expect(await check(right.origin)).toMatchObject({
      proxied: false,
      dnsMs: expect.any(Number),
      tcpMs: expect.any(Number),
      tls: { validTo: expect.any(Number) },
    });
    expect(right.requests()).toBe(0);
    await right.close();
    const wrong = await startTlsFront('http://127.0.0.1:9', identities.wrongHost);
    expect(await check(wrong.origin)).toMatchObject({ failed: { at: 'tls', problem: { code: 'tls-failed' } } });
    await wrong.close();
    expect(await check(right.origin)).toMatchObject({ failed: { at: 'tcp', problem: { code: 'connection-refused' } } });
    expect(await check('https://nobody.invalid')).toMatchObject({
      failed: { at: 'dns', problem: { code: 'host-not-found' } },
    });
  });
});
