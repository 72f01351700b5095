/** Every call the window may make. The preload forwards these names and nothing else; the contract gives each its schemas. */
export const CHANNELS = [
  'customers.capture',
  'customers.check',
  'customers.draft',
  'customers.keepDraft',
  'customers.page',
  'customers.get',
  'customers.update',
  'customers.tags',
  'views.list',
  'views.save',
  'views.remove',
  'customers.preview',
  'customers.sendChange',
  'deliveries.retry',
  'deliveries.discard',
  'deliveries.resolve',
  'deliveries.bulk',
  'receipts.save',
  'receipts.verify',
  'connections.list',
  'connections.add',
  'connections.update',
  'connections.check',
  'connections.choices',
  'connections.test',
  'connections.pause',
  'connections.resume',
  'connections.remove',
  'vendors.list',
  'activity.read',
  'outbox.status',
  'outbox.sync',
  'outbox.pause',
  'outbox.resume',
  'outbox.unlock',
  'imports.open',
  'imports.close',
  'imports.check',
  'imports.rows',
  'imports.state',
  'imports.run',
  'imports.stop',
  'imports.saveRejected',
  'imports.history',
  'imports.undo',
  'profile.get',
  'profile.set',
  'app.info',
  'app.openExternal',
  'app.openLoginPage',
  'app.export',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Every event the window may hear; the window asks again for what it shows, so most carry nothing. */
export const EVENTS = [
  'deliveries.changed',
  'connections.changed',
  'outbox.changed',
  'profile.changed',
  'imports.changed',
  'export.progress',
  'window.navigated',
] as const;

export type EventName = (typeof EVENTS)[number];

/** Sent by the preload, without an answer: the browser engine's own view of the network (a boolean), a hint. */
export const NETWORK_HINT = 'network.hinted';
