import { activityHandlers } from './activity-handlers.ts';
import { appHandlers, type AppFacts } from './app-handlers.ts';
import { connectionsHandlers } from './connections-handlers.ts';
import { customersHandlers } from './customers-handlers.ts';
import { desktopHandlers, type DesktopFacts } from './desktop-handlers.ts';
import { deliveriesHandlers } from './deliveries-handlers.ts';
import type { Handlers } from './dispatch.ts';
import { importsHandlers } from './imports-handlers.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import { receiptsHandlers, type SaveReceipt } from './receipts-handlers.ts';
import { profileHandlers } from './profile-handlers.ts';
import type { Core } from '#electron/core.ts';

/** What the window asks of the shell around the core. */
export type WindowFacts = AppFacts & { readonly saveReceipt: SaveReceipt; readonly desktop: DesktopFacts };

/** What each call of the window does. A channel without a handler fails to compile here. */
export function createHandlers(core: Core, facts: WindowFacts): Handlers {
  return {
    ...customersHandlers(core),
    ...deliveriesHandlers(core),
    ...receiptsHandlers(core, facts.saveReceipt),
    ...connectionsHandlers(core, facts),
    ...activityHandlers(core, facts),
    ...outboxHandlers(core),
    ...profileHandlers(core),
    ...importsHandlers(core, facts),
    ...desktopHandlers(facts.desktop),
    ...appHandlers(core, facts),
  };
}
