import { powerMonitor } from 'electron';
import type { Logger } from '#electron/effects.ts';

/** Tells when the computer wakes up: kept connections are dead then, and the network may be another one. */
export function watchPower(log: Logger, onWake: () => void): void {
  powerMonitor.on('suspend', () => log.info('power.suspended'));
  powerMonitor.on('resume', () => {
    log.info('power.resumed');
    onWake();
  });
  // Whoever unlocks the screen has often just unlocked the keychain, and wants to see things move.
  powerMonitor.on('unlock-screen', onWake);
}
