import type { Core } from '#electron/core.ts';
import type { Logger } from '#electron/effects.ts';
import { HOUR_MS } from '#shared/duration.ts';

const LOOK_EVERY_MS = 6 * HOUR_MS;

/** Takes old personal data away as the person has set it: now, whenever the setting changes, and a few times a day. */
export function watchRetention(core: Core, log: Logger): void {
  let keep = 0;
  const look = async (): Promise<void> => {
    if (keep === 0) return;
    const erased = await core.customers.erase(keep);
    if (!erased.ok) log.warn('retention.failed', { code: erased.error[0]?.code });
    else if (erased.value.customers > 0) log.info('retention.erased', erased.value);
  };
  const follow = (): void => {
    const wanted = core.profile.get().keepDelivered;
    if (wanted === keep) return;
    keep = wanted;
    // The database was closed meanwhile, or there is a bug: what was not erased now will be at the next look.
    look().catch((error: unknown) => log.error('retention.bug', { error: error instanceof Error ? error.name : '' }));
  };
  follow();
  core.on((event) => event === 'profile.changed' && follow());
  setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS).unref();
}
