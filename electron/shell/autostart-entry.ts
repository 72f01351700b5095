/** A .desktop file for the autostart folder (Desktop Entry Specification 1.5, Autostart Specification 0.5). */
export function autostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}

/** As the key Exec wants it: in quotes, the signs of a shell escaped, % doubled; and once more escaped as a string value. */
function quoted(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%');
  return `"${escaped}"`.replace(/\\/g, '\\\\');
}
