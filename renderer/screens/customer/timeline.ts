import type { ShapeName } from '#renderer/ui/state-shape.tsx';
import type { AttemptView } from '#shared/domain/delivery.ts';
import { isMessageKey, type MessageKey } from '#shared/i18n/catalogue.ts';

/** One moment of a delivery; newest first, so that the reason comes first. */
export type Moment =
  | {
      readonly kind: 'ended' | 'started';
      readonly at: number;
      readonly attempt: AttemptView;
      readonly number: number;
      readonly shape: ShapeName;
      readonly word: MessageKey;
    }
  | { readonly kind: 'queued'; readonly at: number };

/** What a person reads of a delivery's attempts. `queuedAt`: wall clock ms. */
export function timelineOf(attempts: readonly AttemptView[], queuedAt: number): readonly Moment[] {
  const inOrder = [...attempts].sort((one, other) => one.startedAt - other.startedAt);
  const moments = inOrder.flatMap((attempt, index): readonly Moment[] => {
    const number = index + 1;
    const started: Moment = {
      kind: 'started',
      at: attempt.startedAt,
      attempt,
      number,
      shape: 'sending',
      word: `timeline.${attempt.kind}`,
    };
    if (attempt.endedAt === undefined) return [started];
    const { shape, word } = endOf(attempt);
    return [started, { kind: 'ended', at: attempt.endedAt, attempt, number, shape, word }];
  });
  const queued: Moment = { kind: 'queued', at: queuedAt };
  return [queued, ...moments].reverse();
}

const SHAPES: Readonly<Record<string, ShapeName>> = {
  delivered: 'delivered',
  retry: 'retrying',
  rejected: 'attention',
  unknown: 'unknown',
  unconfirmed: 'unknown',
  unauthorized: 'attention',
  throttled: 'retrying',
  settings: 'attention',
  'not-sent': 'offline',
  portal: 'offline',
};

function endOf({ outcome = 'other' }: AttemptView): { shape: ShapeName; word: MessageKey } {
  const key = `timeline.outcome.${outcome}`;
  return { shape: SHAPES[outcome] ?? 'retrying', word: isMessageKey(key) ? key : 'timeline.outcome.other' };
}
