import type { HttpRequest } from '#electron/vendors/http.ts';

/** What stands for a secret while a request is made to be shown: fits every vendor's rules for a key (no blanks, ASCII). */
export const placeholderOf = (key: string): string => `fieldpost-preview-placeholder-${key}-end`;

/** Every placeholder in a request, to be masked where the request is shown. */
export function placeholdersIn(request: HttpRequest): readonly string[] {
  return [...new Set(JSON.stringify(request).match(/fieldpost-preview-placeholder-[\w-]+?-end/g) ?? [])];
}

/**
 * The request as one `curl` command for a POSIX shell. Each placeholder becomes a name such as YOUR_API_KEY, and a header
 * that is made anew for every try (`stamped`, lower case) one such as SIGN_WHEN_SENT: such a command is for reading and
 * for a vendor's support, and holds no secret.
 */
export function curlOf(request: HttpRequest, stamped: readonly string[]): string {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const shown = stamped.includes(name.toLowerCase()) ? `${constantOf(name)}_WHEN_SENT` : value;
    return `-H ${quoted(`${name}: ${shown}`)}`;
  });
  const body = request.body === undefined ? [] : [`--data-binary ${quoted(request.body)}`];
  const command = [`curl -X ${request.method} ${quoted(request.url)}`, ...headers, ...body].join(' \\\n  ');
  return command.replace(/fieldpost-preview-placeholder-([\w-]+?)-end/g, (_, key: string) => `YOUR_${constantOf(key)}`);
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** apiKey → API_KEY */
const constantOf = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .replaceAll('-', '_')
    .toUpperCase();
