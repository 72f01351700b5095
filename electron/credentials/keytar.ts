/** What Fieldpost uses of keytar. A call may take for ever: a locked keychain may wait for a person. */
export type Keytar = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
};

/** Loads the addon. Rejects where it is missing, or was built for another runtime. */
export async function loadKeytar(): Promise<Keytar> {
  const loaded: unknown = await import('keytar');
  // A CommonJS package: Node puts all of it under `default`, a bundler may not.
  const candidates = [loaded, typeof loaded === 'object' && loaded !== null && 'default' in loaded && loaded.default];
  const found = candidates.find(isKeytar);
  if (found === undefined) throw new Error('keytar has not the expected functions');
  return found;
}

function isKeytar(value: unknown): value is Keytar {
  if (typeof value !== 'object' || value === null) return false;
  return ['getPassword', 'setPassword', 'deletePassword'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}
