/** How the app was started. */
export type StartOptions = {
  /** From `--user-data-dir=DIR` or `--data-dir DIR`. */
  readonly dataDir: string | undefined;
  /** Start in the tray, without a window (log-in start). */
  readonly hidden: boolean;
  /** A command of the command line with its arguments, as in `fieldpost status --json`. */
  readonly command: readonly string[] | undefined;
};

/** Options that ask the command line something. */
const ASKS = ['--help', '-h', '--version', '-V'];
const DATA_DIR = /^--(?:user-)?data-dir(?:=(.*))?$/s;

/**
 * Reads the arguments after the program and, where Electron is given a folder to open, after that folder; options
 * before it count as well. Options that are not ours belong to Chromium and are passed over.
 */
export function readStartOptions(argv: readonly string[], opensFolder: boolean): StartOptions {
  let dataDir: string | undefined;
  let hidden = false;
  let folders = opensFolder ? 1 : 0;
  for (let at = 1; at < argv.length; at += 1) {
    const arg = argv[at] ?? '';
    const match = DATA_DIR.exec(arg);
    if (match !== null) dataDir = match[1] ?? argv[(at += 1)];
    else if (arg === '--hidden') hidden = true;
    else if (!arg.startsWith('-') && folders > 0) folders -= 1;
    else if (!arg.startsWith('-') || ASKS.includes(arg)) return { dataDir, hidden, command: argv.slice(at) };
  }
  return { dataDir, hidden, command: undefined };
}
