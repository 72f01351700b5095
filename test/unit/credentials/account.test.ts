import { expect, test } from 'vitest';
import { createAccounts } from '#electron/credentials/account.ts';
import { cuoral } from '#electron/vendors/cuoral/definition.ts';
import { problem } from '#shared/domain/problem.ts';
import { createMemoryVault } from '#test/support/memory-vault.ts';

const owner = { id: '1', vendor: cuoral, settings: { source: 'fieldpost' } };

function open(entry: string) {
  const vault = createMemoryVault();
  vault.entries.set('connection:1', entry);
  return { vault, accounts: createAccounts(vault) };
}

test('secrets are read once, kept while the keychain is locked, and read anew when they were forgotten', async () => {
  const { vault, accounts } = open('{"apiKey":"first"}');
  const both = await Promise.all([accounts.open(owner), accounts.open(owner)]);
  expect(both).toMatchObject([{ ok: true, value: { secrets: { apiKey: 'first' } } }, { ok: true }]);
  vault.entries.set('connection:1', '{"apiKey":"second"}');
  vault.mode = 'locked';
  expect(await accounts.open(owner)).toMatchObject({ value: { secrets: { apiKey: 'first' } } });
  accounts.forget('1');
  expect(await accounts.open(owner)).toEqual({ ok: false, error: problem('keychain-locked') });
  vault.mode = 'open';
  expect(await accounts.open(owner)).toMatchObject({ value: { secrets: { apiKey: 'second' } } });
});

test('a read that was under way when its secrets changed is not kept', async () => {
  const { vault, accounts } = open('{"apiKey":"first"}');
  const stale = accounts.open(owner);
  accounts.forget('1');
  vault.entries.set('connection:1', '{"apiKey":"second"}');
  await stale;
  expect(await accounts.open(owner)).toMatchObject({ value: { secrets: { apiKey: 'second' } } });
});

test.each(['{}', 'no JSON', '{"apiKey":5}', '[]', 'null'])(
  'an entry that lacks what the vendor needs is missing: %s',
  async (entry) => {
    const { accounts } = open(entry);
    expect(await accounts.open(owner)).toMatchObject({ ok: false, error: { code: 'secret-missing' } });
  },
);

test('tokens join the account and go with a refusal; the secrets stay', async () => {
  const { accounts } = open('{"apiKey":"first"}');
  accounts.keepTokens('1', { bearer: 'a' });
  accounts.keepTokens('1', { team: 'b' });
  expect(await accounts.open(owner)).toMatchObject({ value: { tokens: { bearer: 'a', team: 'b' } } });
  accounts.dropTokens('1');
  expect(await accounts.open(owner)).toMatchObject({ value: { tokens: {}, secrets: { apiKey: 'first' } } });
});
