import { describe, expect, it } from 'vitest';
import { answerCall, type Handlers } from '#electron/ipc/dispatch.ts';
import type { LogFields, Logger } from '#electron/effects.ts';
import { CHANNELS } from '#shared/ipc/channels.ts';
import { err, ok } from '#shared/result.ts';
import { problem } from '#shared/domain/problem.ts';

function setUp(own: Partial<Handlers>) {
  const lines: { event: string; fields: LogFields | undefined }[] = [];
  const note = (event: string, fields?: LogFields): void => void lines.push({ event, fields });
  const log: Logger = { info: note, warn: note, error: note };
  const missing = (): never => {
    throw new Error('this handler is not part of the test');
  };
  // Every channel has a handler; those that a test does not name must not be called.
  const handlers = {
    ...Object.fromEntries(CHANNELS.map((channel) => [channel, missing])),
    ...own,
  } as unknown as Handlers;
  return {
    lines,
    call: (channel: (typeof CHANNELS)[number], input: unknown) => answerCall(handlers, channel, input, log),
  };
}

describe('answering a call of the window', () => {
  it('gives the handler the parsed input, and passes its answer on', async () => {
    const { call } = setUp({ 'deliveries.retry': (target) => ok({ changed: target.customerId === 'c1' ? 3 : 0 }) });
    expect(await call('deliveries.retry', { customerId: 'c1', extra: true })).toEqual(ok({ changed: 3 }));
  });

  it.each([
    ['deliveries.retry', undefined, { code: 'wrong-type' }],
    ['deliveries.retry', { customerId: 7 }, { code: 'wrong-type', field: 'customerId' }],
    ['customers.get', { id: '' }, { code: 'value-invalid', field: 'id' }],
    ['connections.add', { vendor: 'x', name: 'n', token: 's' }, { code: 'unknown-field', field: 'token' }],
    ['app.openExternal', { url: 'file:///etc/passwd' }, { code: 'value-invalid', field: 'url' }],
    ['outbox.sync', { all: true }, { code: 'wrong-type' }],
  ] as const)('refuses %s with %j before any handler sees it', async (channel, input, expected) => {
    const { call, lines } = setUp({});
    expect(await call(channel, input)).toEqual(err([expected]));
    expect(lines).toEqual([]);
  });

  it('passes problems on as they are', async () => {
    const { call } = setUp({ 'customers.get': () => err([problem('customer-not-found', { field: 'id' })]) });
    expect(await call('customers.get', { id: 'c9' })).toEqual(err([{ code: 'customer-not-found', field: 'id' }]));
  });

  it('lets out nothing that the contract does not name', async () => {
    const leaky = { id: 'c1', deliveries: 1, held: 0, warnings: [], apiKey: 'canary' };
    const { call } = setUp({ 'customers.capture': () => ok(leaky) });
    expect(await call('customers.capture', {})).toEqual(ok({ id: 'c1', deliveries: 1, held: 0, warnings: [] }));
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('row of Ratna, +62812000');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('row of Ratna, +62812000'))],
    ['answers nonsense', () => ok({ changed: 'Ratna' })],
  ])('a handler that %s becomes "internal", and a line that quotes nobody', async (_, handler) => {
    const { call, lines } = setUp({ 'deliveries.retry': handler as Handlers['deliveries.retry'] });
    expect(await call('deliveries.retry', { customerId: 'c1' })).toEqual(err([{ code: 'internal' }]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ event: 'call.failed', fields: { channel: 'deliveries.retry' } });
    expect(JSON.stringify(lines)).toContain('dispatch.');
    expect(JSON.stringify(lines)).not.toMatch(/Ratna|62812/);
  });
});
