import type { HttpResponse } from '#electron/vendors/http.ts';

/** An answer as the transport hands it over. Bodies that are not texts are sent as JSON. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): HttpResponse {
  const isText = typeof body === 'string';
  return {
    status,
    headers: { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers },
    body: isText ? body : JSON.stringify(body),
    truncated: false,
    verified: true,
  };
}

const HTML = '<!doctype html><html><head><title>Log in</title></head><body>Welcome to the hotel</body></html>';

export function html(status: number): HttpResponse {
  return answer(status, HTML, { 'content-type': 'text/html; charset=utf-8' });
}
