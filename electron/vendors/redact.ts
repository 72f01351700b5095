import type { OpenAccount, Sensitive } from './definition.ts';
import type { HttpRequest } from './http.ts';
import { textsIn } from './json.ts';

/** Stands in place of a secret. */
export const MASK = '••••••';

/** Every secret of an account: what is in the keychain, and the tokens of a sign-in. */
export function secretTexts(account: Pick<OpenAccount, 'secrets' | 'tokens'>): readonly string[] {
  return [...textsIn(account.secrets), ...textsIn(account.tokens)];
}

/** The same request, fit to be shown: what the vendor declares sensitive and every spelling of a secret are masked. */
export function redactRequest(request: HttpRequest, sensitive: Sensitive, secrets: readonly string[]): HttpRequest {
  const hide = hider(secrets);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = sensitive.headers.includes(name.toLowerCase()) ? MASK : hide(value);
  }
  return {
    method: request.method,
    url: hide(withMaskedQuery(request.url, sensitive)),
    headers,
    ...(request.body === undefined ? {} : { body: hide(withMaskedKeys(request.body, sensitive.bodyKeys)) }),
  };
}

/**
 * Text of an answer, fit to be shown. Vendors quote requests in their errors, so what `request` carried in a sensitive
 * place (a signature too) is masked as well, and every sensitive name that is a JSON key or a query parameter here,
 * also within JSON inside JSON.
 */
export function redactAnswer(
  text: string,
  request: HttpRequest,
  sensitive: Sensitive,
  secrets: readonly string[],
): string {
  const names = [...sensitive.headers, ...sensitive.query, ...sensitive.bodyKeys];
  const masked = withMaskedKeys(withMaskedQuery(text, sensitive), names);
  return hider([...secrets, ...sentInHeaders(request, sensitive)])(masked);
}

/** A text without the given secrets: as they are, URL-encoded, Basic-encoded, and escaped as within JSON. */
export function redactText(text: string, secrets: readonly string[]): string {
  return hider(secrets)(text);
}

/**
 * Personal data in a timeline or a log: of a number the first 2 and the last 4 digits stay, of an e-mail address the
 * first 2 letters and the domain. Everything of 8 digits and more counts as a number.
 */
export function redactPersonal(text: string): string {
  return text
    .replace(/([^\s@"'<>(),;:\\]{1,2})[^\s@"'<>(),;:\\]*@(?=[^\s@"'<>(),;:\\])/g, '$1••••@')
    .replace(/\+?\d(?:[ ().-]{0,2}\d){7,}/g, maskedDigits);
}

function maskedDigits(number: string): string {
  const count = number.replace(/\D/g, '').length;
  let place = 0;
  return number.replace(/\d/g, (digit) => {
    place += 1;
    return place <= 2 || place > count - 4 ? digit : '•';
  });
}

/** With and without the scheme of an `Authorization`. */
function sentInHeaders(request: HttpRequest, sensitive: Sensitive): readonly string[] {
  return Object.entries(request.headers).flatMap(([name, value]) =>
    sensitive.headers.includes(name.toLowerCase()) ? [value, value.replace(/^\S+ /, '')] : [],
  );
}

function withMaskedQuery(text: string, sensitive: Sensitive): string {
  return text.replace(/([?&])([^=&#\s"\\]+)=([^&#\s"\\]*)/g, (whole, mark: string, name: string) =>
    sensitive.query.includes(name.toLowerCase()) ? `${mark}${name}=${MASK}` : whole,
  );
}

/** Masked in the text itself, so that what is shown stays the exact text, spaces included. */
function withMaskedKeys(text: string, names: readonly string[]): string {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const plain = text.replace(/"([^"\\]+)"(\s*:\s*)"(?:[^"\\]|\\.)*"/g, (whole, key: string, between: string) =>
    known.has(key.toLowerCase()) ? `"${key}"${between}"${MASK}"` : whole,
  );
  // JSON inside JSON: the quote is `\"`, and a value ends at the next one that is not escaped further.
  return plain.replace(
    /(\\+")([\w-]+)\1(\s*:\s*)\1[\s\S]*?(?<!\\)\1/g,
    (whole, quote: string, key: string, between: string) =>
      known.has(key.toLowerCase()) ? `${quote}${key}${quote}${between}${quote}${MASK}${quote}` : whole,
  );
}

/** Of the last secrets that were asked for: a lane asks for the same ones twice for every request. */
const lastSpellings = new Map<string, readonly string[]>();
const MAX_SPELLINGS = 16;

function hider(secrets: readonly string[]): (text: string) => string {
  const key = JSON.stringify(secrets);
  const spellings = lastSpellings.get(key) ?? allSpellings(secrets);
  lastSpellings.delete(key);
  lastSpellings.set(key, spellings);
  const [oldest] = lastSpellings.keys();
  if (lastSpellings.size > MAX_SPELLINGS && oldest !== undefined) lastSpellings.delete(oldest);
  return (text) => spellings.reduce((hidden, spelling) => hidden.split(spelling).join(MASK), text);
}

/** The longest first, so that none is left standing in part. */
function allSpellings(secrets: readonly string[]): readonly string[] {
  return [...new Set([...secrets.flatMap(spellingsOf), ...basicPairs(secrets)])]
    .filter((spelling) => spelling !== '')
    .sort((one, other) => other.length - one.length);
}

function spellingsOf(secret: string): readonly string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(escaped).slice(1, -1);
  // A lone surrogate has no UTF-8 form, so it cannot have been sent encoded.
  const encoded = /[\uD800-\uDFFF]/u.test(secret) ? [] : [encodeURIComponent(secret)];
  const forms = encoded.flatMap((form) => [
    form,
    form.replace(/%20/g, '+'),
    form.replace(/%../g, (code) => code.toLowerCase()),
  ]);
  return [secret, escaped, twice, ...forms, base64(secret), base64(secret).replace(/=+$/, '')];
}

/** `user:password` of HTTP Basic, for whichever two of the secrets these are. */
function basicPairs(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((user) => secrets.map((password) => base64(`${user}:${password}`)));
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
