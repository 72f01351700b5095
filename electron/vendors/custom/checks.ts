import type { ProblemCode } from '#shared/domain/problem.ts';
import { secretSlotsIn, withSecrets } from '#shared/domain/secret-slots.ts';

// What a team's address, headers and rules must be, so that a request can be sent and an answer be judged.

/** Stands for the customer's number in an address: `https://…/contacts/{externalId}`. */
export const EXTERNAL_ID = '{externalId}';

/** https, or http on loopback; no user, password or fragment; no placeholder in the host. */
export function isSendableUrl(text: string): boolean {
  const filled = withSecrets(text, () => 'x').replaceAll(EXTERNAL_ID, 'x');
  if (!/^https?:\/\/[^/?#{}]+(?:[/?]|$)/i.test(text) || !/^[\x21-\x7E]+$/.test(filled) || /[{}]/.test(filled))
    return false;
  let url: URL;
  try {
    url = new URL(filled);
  } catch {
    return false; // URL has no other way to say "not a URL" on every runtime we support
  }
  const isLoopback = /^(localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
  return isSafe && url.username === '' && url.password === '' && url.hash === '';
}

/** A secret in a path is written down by every proxy on the way, and cannot be masked by its name. */
export function slotsOutsideQuery(url: string): boolean {
  const [address = ''] = url.split('?');
  return secretSlotsIn(address).length > 0;
}

/** Headers that belong to HTTP or to us. */
const OWN_HEADERS =
  /^(?:host|content-(?:type|length|encoding)|connection|transfer-encoding|expect|te|trailer|upgrade|keep-alive)$/i;

/** Whether HTTP takes the header, its slots filled with a key. */
export function isSendableHeader(name: string, value: string): boolean {
  const isSpeakable = /^[A-Za-z0-9-]+$/.test(name) && /^[\x20-\x7E]+$/.test(value);
  return isSpeakable && !OWN_HEADERS.test(name) && !/[{}]/.test(withSecrets(value, () => 'x'));
}

type Rules = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly successPath?: string | undefined;
  readonly idPath?: string | undefined;
  readonly duplicateStatus?: string | undefined;
  readonly duplicatePath?: string | undefined;
  readonly resend: 'person' | 'idempotency-key' | 'external-id';
  readonly idempotencyHeader: string;
  readonly batchSize: number;
};

type Broken = { readonly field: string; readonly code: ProblemCode };

/** Rules between settings. */
export function crossProblems(rules: Rules): readonly Broken[] {
  const broken: Broken[] = [];
  const { resend, batchSize, successPath, idPath } = rules;
  // A status alone is no evidence: a portal or a proxy says 200 too (vendors/README.md §4, rule 5).
  if (successPath === undefined && (idPath === undefined || batchSize > 1))
    broken.push({ field: 'successPath', code: 'evidence-required' });
  if (rules.duplicateStatus !== undefined && rules.duplicatePath === undefined)
    broken.push({ field: 'duplicatePath', code: 'evidence-required' });
  const namesUs = `${rules.body} ${rules.url}`.includes(EXTERNAL_ID) || rules.body.includes('{externalId!}');
  if (resend === 'external-id' && !namesUs) broken.push({ field: 'body', code: 'external-id-required' });
  if (batchSize > 1 && (resend === 'idempotency-key' || rules.url.includes(EXTERNAL_ID)))
    broken.push({ field: 'batchSize', code: 'batch-of-one' });
  const isTwice = Object.keys(rules.headers).some(
    (name) => name.toLowerCase() === rules.idempotencyHeader.toLowerCase(),
  );
  if (resend === 'idempotency-key' && isTwice) broken.push({ field: 'idempotencyHeader', code: 'header-invalid' });
  return broken;
}
