import type { AlatwaRecord } from './customer.ts';
import { notUnderstood, readAnswer, settleAll, throttled, unauthorized } from '../classify.ts';
import type { OpenAccount, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, jsonOf } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { problem } from '#shared/domain/problem.ts';

const VENDOR = 'Alat WA';

/** The documented fields of a reply, trimmed: the vendor prints its keys and values with blanks behind. */
type Reply = { readonly status?: string; readonly message?: string; readonly total?: string };

/** An error may come in a 200: the only HTTP status the documentation shows. */
export function readAlatwa(
  response: HttpResponse,
  records: readonly AlatwaRecord[],
  account: OpenAccount,
  countedBefore = false,
): Verdict {
  const reply = replyOf(jsonOf(response));
  if (reply.status === 'error' && /unauthori[sz]ed/i.test(reply.message ?? '')) return unauthorized(VENDOR);
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  const params = refusalParams(
    VENDOR,
    reply.message,
    account,
    records.map((record) => record.customer),
  );
  if (answer.ok && reply.status === 'ok') return created(reply, records.length, countedBefore);
  if (reply.status === 'ok') return notUnderstood(VENDOR);
  if (reply.status === 'error' && /\blimit|too many/i.test(reply.message ?? '')) return throttled(response, VENDOR);
  const refused = reply.status === 'error' || !answer.ok;
  return refused ? { kind: 'refused', problem: problem('vendor-refused', { params }) } : notUnderstood(VENDOR);
}

/**
 * `total_customer` says how many were created, and never which. All of them speaks for every record. Fewer proves nothing
 * about any: the same records go again under the filter, until it creates none of them. The first answer that speaks of a
 * record proves nothing by a none: the request before it may never have arrived, and this one may have lost rows as any
 * other (vendors/alatwa.md §6, §7). A number that cannot be is no evidence.
 */
function created({ total }: Reply, sent: number, countedBefore: boolean): Verdict {
  if (total === undefined) return settleAll(sent, { kind: 'delivered', evidence: 'accepted' });
  const count = /^\d{1,9}$/.test(total) ? Number(total) : Number.NaN;
  if (Number.isNaN(count) || count > sent) return notUnderstood(VENDOR);
  if (count === sent) return settleAll(sent, { kind: 'delivered', evidence: 'created' });
  if (count > 0 || !countedBefore) {
    const params = { vendor: VENDOR, created: count, sent };
    return settleAll(sent, { kind: 'unconfirmed', problem: problem('vendor-created-fewer', { params }) });
  }
  const warnings = [problem('vendor-has-it-already', { params: { vendor: VENDOR } })];
  return settleAll(sent, { kind: 'delivered', evidence: 'already-there', warnings });
}

function replyOf(json: unknown): Reply {
  if (!isObject(json)) return {};
  const fields = new Map(Object.entries(json).map(([key, value]) => [key.trim(), trimmed(value)]));
  const [status, message, total] = [
    fields.get('status')?.toLowerCase(),
    fields.get('message'),
    fields.get('total_customer'),
  ];
  return {
    ...(status === undefined ? {} : { status }),
    ...(message === undefined ? {} : { message }),
    ...(total === undefined ? {} : { total }),
  };
}

/** The older edition of the documentation shows the total as a number. What is neither stays visible as nonsense. */
function trimmed(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : 'not a text';
}
