import type { Exchange } from '#electron/vendors/http.ts';
import { problem, type ProblemCode } from '#shared/domain/problem.ts';

/** No byte of the request left: the code says how far it got. */
export function notSent(error: Error, expired: boolean): Extract<Exchange, { kind: 'not-sent' }> {
  return { kind: 'not-sent', problem: problem(expired ? 'network-unreachable' : codeBefore(errorCode(error))) };
}

/** Bytes may have left. */
export function broken(error: Error, expired: boolean): Exchange {
  const code: ProblemCode = expired ? 'no-answer' : error.message === 'stopped' ? 'interrupted' : 'connection-broken';
  return { kind: 'broken', problem: problem(code) };
}

const TLS = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/;

function codeBefore(code: string): ProblemCode {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'host-not-found';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (code === 'EPROXY') return 'proxy-failed';
  if (TLS.test(code)) return 'tls-failed';
  return 'network-unreachable';
}

function errorCode(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (typeof first === 'object' && first !== null && 'code' in first && typeof first.code === 'string')
    return first.code;
  return '';
}
