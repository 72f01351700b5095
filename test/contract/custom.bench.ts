import { answer } from './answers.ts';
import { bodyOf, rowsIn, secret, type Bench, type Setup } from './bench-parts.ts';

/** What the documentation of a made-up vendor asks for; the sandbox's `custom` is strict about it. */
const CUSTOM_BODY = `{
  "ref": "{externalId}",
  "name": "{fullName}",
  "phone": "{whatsapp.digits}",
  "email": "{email!}",
  "address": "{street}, {city}",
  "country": "{country.name}",
  "tags": "{tags}",
  "location": { "lat": "{latitude}", "lon": "{longitude}" },
  "shop": "{custom.shop}",
  "note": "{notes}"
}`;

function customSetup(title: string, settings: Record<string, unknown>): Setup {
  return {
    title,
    settings: {
      url: 'https://crm.example/v1/contacts',
      headers: { Authorization: 'Bearer {secret:token}', 'X-Team': 'field' },
      body: CUSTOM_BODY,
      successPath: 'data.id',
      idPath: 'data.id',
      duplicateStatus: '409',
      duplicatePath: 'error.code',
      duplicateIs: 'already_exists',
      ...settings,
    },
    secrets: { token: secret('custom') },
  };
}

export const customBench: Bench = {
  setups: [
    customSetup('a person decides', {}),
    customSetup('idempotency key', { resend: 'idempotency-key' }),
    customSetup('a list', { batchSize: 50, listKey: 'customers', successPath: 'data.0.id', resend: 'external-id' }),
    {
      ...customSetup('a key in the address', { url: 'https://crm.example/v1/contacts?team=7&key={secret:urlKey}' }),
      secrets: { token: secret('custom'), urlKey: secret('address') },
    },
  ],
  yes: (request) => {
    const ids = rowsIn(request).map((_, index) => ({ id: `c-${index + 1}` }));
    return answer(201, {
      data: Array.isArray((bodyOf(request) as { customers?: unknown }).customers) ? ids : ids[0],
    });
  },
  required: [{ field: 'email', without: ['email'] }],
};
