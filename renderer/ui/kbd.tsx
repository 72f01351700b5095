/** macOS writes its own signs on the keys. */
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌃' };

export const isMac = /Mac/.test(navigator.platform);

/** A key hint, such as `Ctrl+N`; decoration, since the shortcut is also in the button's description. */
export function Kbd({ keys }: { readonly keys: string }) {
  const shown = isMac ? keys.replace(/\b(Ctrl|Alt)\+?/g, (_, key: string) => MAC_SIGNS[key] ?? key) : keys;
  return <kbd aria-hidden="true">{shown}</kbd>;
}
