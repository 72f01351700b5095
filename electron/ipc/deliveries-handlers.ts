import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';

export const deliveriesHandlers = ({ deliveries }: Core): HandlersOf<'deliveries'> => ({
  'deliveries.retry': (target) => deliveries.retry(target),
  'deliveries.discard': (target) => deliveries.discard(target),
  'deliveries.resolve': (input) => deliveries.resolve(input),
  'deliveries.bulk': (input) => deliveries.bulk(input),
});
