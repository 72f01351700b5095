import type { SandboxVendor } from '#test/sandbox/vendor-server.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The parsed body; the text itself where it is not JSON. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON; a text goes as it stands. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** One HTTP request to a vendor, by hand: no code of the product takes part. */
export async function call(vendor: SandboxVendor, path: string, given: Call = {}): Promise<Answer> {
  const { method = 'POST', headers = {}, body, signal } = given;
  const response = await fetch(vendor.baseUrl + path, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text), headers: response.headers };
}

/** A secret of the vendor's ready connection. */
export function secretOf(vendor: Pick<SandboxVendor, 'connection'>, name: string): string {
  const secret = vendor.connection.secrets[name];
  if (secret === undefined) throw new Error(`no secret ${name}`);
  return secret;
}

export function problemsOf(vendor: SandboxVendor): readonly string[] {
  return vendor.ledger.violations.map(({ where, problem }) => `${where}: ${problem}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
