// Whether this machine can show a window, and as whom.
import { SetupError } from './run.mjs';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export function requireDisplay() {
  if (!hasDisplay()) throw new SetupError('there is no display to open the window on; npm run demo brings its own');
}

/** Chromium refuses to run as root with its sandbox. */
export function sandboxArguments() {
  return isRoot() ? ['--no-sandbox'] : [];
}

export function isRoot() {
  return process.getuid?.() === 0;
}
