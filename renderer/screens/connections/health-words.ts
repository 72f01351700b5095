import type { Say } from '#renderer/i18n/words.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** How a connection is, in one or two sentences: what stands in the way, who waits, when next. `clock` writes a time. */
export function healthWords(connection: ConnectionView, say: Say, clock: (at: number) => string): string {
  const { name: vendor, health, since, until, problem } = connection;
  const sentence = (code: 'vendor-down' | 'vendor-contract-changed' | 'tls-failed'): string =>
    say(`problem.${code}`, { vendor, field: '', aField: '', limit: 0, vendorMessage: 'none' });
  const { waiting, needYou, delivered } = tallyOf(connection.counts);
  const next = until === undefined ? '' : ` ${say('connections.says.nextTry', { until: clock(until) })}`;
  switch (health) {
    case 'working':
      if (problem?.code === 'vendor-contract-changed') return sentence(problem.code);
      if (needYou > 0) return say('connections.says.needYou', { count: needYou });
      if (waiting > 0) return say('connections.says.onTheWay', { waiting });
      return say(delivered === 0 ? 'connections.says.fresh' : 'connections.says.allDelivered');
    case 'down':
      return since === undefined
        ? sentence('vendor-down')
        : say('connections.says.down', { vendor, since: clock(since), waiting }) + next;
    case 'throttled':
      return say('connections.says.throttled', { vendor, waiting }) + next;
    case 'offline':
      return say('connections.says.offline', { vendor, waiting });
    case 'portal':
      return problem?.code === 'tls-failed' ? sentence(problem.code) : say('connections.says.portal');
    case 'paused':
      return say('connections.says.paused', { waiting });
    case 'unauthorized':
    case 'settings':
    case 'keychain':
      return say(`connections.says.${health}`, { vendor, waiting });
  }
}
