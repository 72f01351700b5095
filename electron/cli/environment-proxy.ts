/**
 * The proxy that the environment names, as a PAC result: plain Node cannot ask the system for its own.
 * `HTTPS_PROXY` (or `https_proxy`, `ALL_PROXY`), and `NO_PROXY`: host names, `.suffixes` or `*`, separated by commas.
 */
export function environmentProxy(env: NodeJS.ProcessEnv, url: string): string {
  const proxy = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? env['all_proxy'] ?? env['ALL_PROXY'] ?? '';
  const target = parseUrl(url);
  const way = parseUrl(proxy.includes('://') ? proxy : `http://${proxy}`);
  if (proxy === '' || target === undefined || way === undefined) return DIRECT;
  const excepted = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  if (excepted.some((name) => isExcepted(target.hostname.toLowerCase(), name))) return DIRECT;
  const isSecure = way.protocol === 'https:';
  return `${isSecure ? 'HTTPS' : 'PROXY'} ${way.hostname}:${way.port || (isSecure ? '443' : '80')}`;
}

const DIRECT = 'DIRECT';

function isExcepted(host: string, name: string): boolean {
  if (name === '') return false;
  const suffix = name.replace(/^\*?\./, '');
  return name === '*' || host === suffix || host.endsWith(`.${suffix}`);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined; // not an address: as if nothing had been said
  }
}
