import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sensitive } from '#electron/vendors/definition.ts';
import type { HttpRequest } from '#electron/vendors/http.ts';
import { MASK, redactAnswer, redactPersonal, redactRequest, redactText } from '#electron/vendors/redact.ts';
import { vendorWords } from '#electron/vendors/vendor-words.ts';

const sensitive: Sensitive = { headers: ['authorization'], query: ['team_token'], bodyKeys: ['app_key'] };
const request: HttpRequest = {
  method: 'POST',
  url: 'https://api.test/customers?page=1&team_token=abc%2Fdef&limit=2',
  headers: { Authorization: 'Bearer tok-1', 'Content-Type': 'application/json' },
  body: '{"app_key": "k\\"1", "name": "Siti", "note": "app_key"}',
};

describe('a request', () => {
  it('keeps its shape; what is declared sensitive is masked by name, even when the secret is not known', () => {
    expect(redactRequest(request, sensitive, [])).toEqual({
      method: 'POST',
      url: `https://api.test/customers?page=1&team_token=${MASK}&limit=2`,
      headers: { Authorization: MASK, 'Content-Type': 'application/json' },
      body: `{"app_key": "${MASK}", "name": "Siti", "note": "app_key"}`,
    });
  });

  it('hides a secret that strayed into another place', () => {
    const strayed = {
      ...request,
      url: 'https://api.test/x?q=p%26q',
      headers: { 'X-Debug': 'p&q' },
      body: '{"note":"p&q"}',
    };
    expect(JSON.stringify(redactRequest(strayed, sensitive, ['p&q']))).not.toMatch(/p(&|%26)q/);
  });
});

describe('an answer', () => {
  it('hides what it quotes of the request: headers, query, body, and all of it as JSON inside JSON', () => {
    const quote = JSON.stringify({
      error: JSON.stringify({ url: request.url, headers: request.headers, body: request.body }),
      team_token: 'new one',
      app_key: 'other',
    });
    const shown = redactAnswer(quote, request, sensitive, []);
    for (const secret of ['tok-1', 'abc%2Fdef', 'new one', 'other']) expect(shown).not.toContain(secret);
    expect(shown).toContain('Siti');
    expect(shown).toContain('page=1');
  });
});

it('hides every spelling of a secret', () => {
  const secrets = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 40 }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(secrets, fc.string({ unit: 'grapheme', maxLength: 30 }), (all, around) => {
      const [first = '', second = first] = all;
      const pair = Buffer.from(`${first}:${second}`).toString('base64');
      const spellings = [
        first,
        encodeURIComponent(first),
        JSON.stringify(first).slice(1, -1),
        Buffer.from(first).toString('base64'),
      ];
      for (const spelling of spellings) expect(redactText(`<${spelling}>`, all)).toBe(`<${MASK}>`);
      expect(redactText(`Basic ${pair};`, [first, second])).not.toContain(pair);
      expect(redactText(around, [])).toBe(around);
    }),
  );
});

it.each([
  ['628111111111', '62••••••1111'],
  ['call +62 811-1111-111 now', 'call +62 •••-•••1-111 now'],
  ['{"phone":"0363042200"}', '{"phone":"03••••2200"}'],
  ['code 1002 at 10:48', 'code 1002 at 10:48'],
  ['siti.nur@example.com', 'si••••@example.com'],
  ['{"email":"a@b.co"}', '{"email":"a••••@b.co"}'],
])('personal data: %s is %s', (text, shown) => expect(redactPersonal(text)).toBe(shown));

describe('a vendor’s words', () => {
  const account = { origin: '', settings: {}, secrets: { apiKey: 'k3y-1234' }, tokens: {} };
  const words = (said: unknown, personal: unknown = []) => vendorWords(said, account, personal).vendorMessage;

  it('are quoted without secrets and without the customer', () => {
    const said = 'Key k3y-1234: "Siti Nur" (siti@x.test, 628111111111) must be male or female';
    expect(words(said, { name: 'Siti Nur', gender: 'male' })).toBe(
      'Key ••••••: "••••" (si••••@x.test, 62••••••1111) must be •••• or female',
    );
  });

  it('are one line of at most 300 characters, and none where nothing was said', () => {
    expect(words(' two\n\nlines ')).toBe('two lines');
    expect(words('👍'.repeat(400))).toMatch(/^(👍){150}…$/u);
    for (const nothing of [undefined, null, '', '  ', 7, {}]) expect(words(nothing)).toBeUndefined();
  });

  it('stand whatever the customer’s texts are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string({ unit: 'binary', maxLength: 20 })),
        (said, personal) => {
          const quoted = words(`${said} <${personal.join('><')}>`, personal) ?? '';
          expect(quoted.length).toBeLessThanOrEqual(301);
          for (const text of personal.filter((part) => /^[a-z]{3,}$/.test(part)))
            expect(quoted).not.toContain(`<${text}>`);
        },
      ),
    );
  });
});
