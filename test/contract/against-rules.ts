import type { HttpRequest } from '#electron/vendors/http.ts';
import type { Exchange, Reply, VendorModel } from '#test/sandbox/model.ts';

/** What a simulated vendor answers to a request, and every documented rule that the request breaks. No sockets. */
export function putTo(
  model: VendorModel,
  request: HttpRequest,
  nowMs: number,
): { readonly reply: Reply | undefined; readonly violations: readonly string[] } {
  const url = new URL(request.url);
  const route = model.routes.find(
    ({ method, path }) =>
      method === request.method && (typeof path === 'string' ? path === url.pathname : path.test(url.pathname)),
  );
  const violations: string[] = [];
  if (route === undefined) return { reply: undefined, violations: [`no route ${request.method} ${url.pathname}`] };
  const exchange: Exchange = {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
    rawBody: Buffer.from(request.body ?? '', 'utf8'),
    json: request.body === undefined ? undefined : JSON.parse(request.body),
    nowMs,
    lostRows: 0,
    isRefused: () => false,
    violate: (where, problem) => violations.push(`${where}: ${problem}`),
    effect: () => undefined,
  };
  return { reply: route.handle(exchange), violations };
}
