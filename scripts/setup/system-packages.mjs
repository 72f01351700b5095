// Packages of Debian and Ubuntu that the verbs need. As root they are installed; anybody else is told the command.
import fs from 'node:fs';
import { answerOf, run, say, SetupError } from './run.mjs';

const GROUPS = {
  // Compiling keytar where its prebuilt addon cannot be downloaded; running it.
  native: ['build-essential', 'python3', 'libsecret-1-dev'],
  // What Electron itself links to or loads.
  electron: [
    'libgtk-3-0',
    'libnotify4',
    'libnss3',
    'libgbm1',
    'libasound2',
    'libatk-bridge2.0-0',
    'libatspi2.0-0',
    'libcups2',
    'libdrm2',
    'libxcb-dri3-0',
    'xdg-utils',
  ],
  // Adapting the stand-in runtime's addon.
  standIn: ['build-essential', 'patchelf'],
  // A desktop of its own for the tests: screen, bus, keyring, panel with a tray, notifications, mouse, screenshots.
  desktop: [
    'xvfb',
    'dbus',
    'systemd',
    'gnome-keyring',
    'libsecret-tools',
    'xfce4-panel',
    'dunst',
    'openbox',
    'xdotool',
    'imagemagick',
    'fonts-dejavu-core',
    // Certificates and a small filesystem for the fault tests.
    'openssl',
    'mount',
  ],
};

/** The step that sees to the packages of some groups. */
export function systemPackagesStep(...groups) {
  const wanted = [...new Set(groups.flatMap((group) => GROUPS[group]))];
  return {
    what: 'installing system packages',
    isDone: () => missing(wanted).length === 0,
    make: () => install(missing(wanted)),
  };
}

function missing(wanted) {
  if (process.platform !== 'linux' || !fs.existsSync('/usr/bin/dpkg-query')) return [];
  // Debian 13 and Ubuntu 24.04 call some of these libraries NAMEt64.
  const names = wanted.flatMap((name) => (name.startsWith('lib') ? [name, `${name}t64`] : [name]));
  const format = '${Package} ${db:Status-Status}\n';
  // dpkg-query ends with 1 when it does not know one of the names, and still lists the others.
  const known = answerOf('sh', ['-c', 'dpkg-query -W -f "$0" "$@" 2>/dev/null || true', format, ...names]) ?? '';
  const installed = new Set(
    known
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

async function install(names) {
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `some system packages are missing; please run: sudo apt-get install --no-install-recommends ${names.join(' ')}`,
    );
  }
  say(`system packages: ${names.join(' ')}`);
  if (!hasPackageLists()) await updateLists();
  try {
    await aptInstall(names);
  } catch {
    await updateLists(); // lists that are too old name files that are gone
    await aptInstall(names);
  }
}

function hasPackageLists() {
  try {
    return fs.readdirSync('/var/lib/apt/lists').some((file) => /_Packages(\.|$)/.test(file));
  } catch {
    return false;
  }
}

const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
const WAIT_FOR_APT = ['-o', 'DPkg::Lock::Timeout=120'];

function updateLists() {
  return run('the lists of system packages could not be updated', 'apt-get', [...WAIT_FOR_APT, 'update', '-qq'], {
    env: environment,
  });
}

function aptInstall(names) {
  const renamed = names.map((name) => (name.startsWith('lib') && isInstallable(`${name}t64`) ? `${name}t64` : name));
  const args = [...WAIT_FOR_APT, 'install', '-y', '-qq', '--no-install-recommends', ...renamed];
  return run(`the system packages ${renamed.join(' ')} could not be installed`, 'apt-get', args, { env: environment });
}

function isInstallable(name) {
  return /Candidate: (?!\(none\))/.test(answerOf('apt-cache', ['policy', name]) ?? '');
}
