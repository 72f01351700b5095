import './tour.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { goToTourStep, useTourStep } from './tour-state.ts';
import { KEYS } from './keys.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type Step = {
  /** The `data-tour` of what it points at. */
  readonly target: string;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly keys?: string;
};

const STEPS: readonly Step[] = [
  { target: '/capture', title: 'tour.capture', text: 'tour.captureText', keys: KEYS.capture },
  { target: '/queue', title: 'tour.queue', text: 'tour.queueText' },
  { target: '/connections', title: 'tour.connections', text: 'tour.connectionsText' },
  { target: '/import', title: 'tour.import', text: 'tour.importText' },
  { target: 'outbox', title: 'tour.outbox', text: 'tour.outboxText', keys: KEYS.palette },
];

/** Points at one thing after the other. Nothing is locked meanwhile: the window works on, and Esc ends it. */
export function Tour() {
  const at = useTourStep();
  const step = at === undefined ? undefined : STEPS[at];
  if (at === undefined || step === undefined) return null;
  return <Pointer key={at} at={at} step={step} />;
}

function Pointer({ at, step }: { readonly at: number; readonly step: Step }) {
  const say = useSay();
  const titleId = useId();
  const textId = useId();
  const next = useRef<HTMLButtonElement>(null);
  const place = usePlace(step.target);
  const isLast = at === STEPS.length - 1;
  const isPlaced = place !== undefined;
  useEffect(() => {
    if (isPlaced) next.current?.focus();
  }, [isPlaced]);
  useEndOnEscape();
  if (place === undefined) return null;
  return (
    <div className="tour" role="dialog" aria-labelledby={titleId} aria-describedby={textId} style={place}>
      <p className="small text3">{say('tour.label', { step: at + 1, count: STEPS.length })}</p>
      <h2 id={titleId}>{say(step.title)}</h2>
      <p id={textId} className="text2">
        {say(step.text, { keys: step.keys ?? '' })}
      </p>
      <div className="row tour-actions">
        <Button size="small" look="primary" ref={next} onClick={() => goToTourStep(isLast ? undefined : at + 1)}>
          {say(isLast ? 'tour.done' : 'tour.next')}
        </Button>
        {at === 0 ? null : (
          <Button size="small" onClick={() => goToTourStep(at - 1)}>
            {say('tour.back')}
          </Button>
        )}
        <span className="push" />
        {isLast ? null : (
          <Button size="small" look="quiet" onClick={() => goToTourStep(undefined)}>
            {say('tour.skip')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useEndOnEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) goToTourStep(undefined);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Beside the target, and within the window; px. Undefined while the target is not there. */
function usePlace(target: string): { left: number; top: number; '--tour-arrow': string } | undefined {
  const [place, setPlace] = useState<ReturnType<typeof placeBeside>>();
  useLayoutEffect(() => {
    const measure = (): void => setPlace(placeBeside(document.querySelector(`[data-tour="${target}"]`)));
    measure();
    // What stands above it may still be on its way in.
    const timer = window.setInterval(measure, MEASURE_MS);
    window.addEventListener('resize', measure);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('resize', measure);
    };
  }, [target]);
  return place;
}

const MEASURE_MS = 400;
/** Height of a pointer with three lines of text, px at the normal text size. */
const HEIGHT = 190;
const GAP = 14;

function placeBeside(target: Element | null) {
  if (target === null) return undefined;
  const { right, top, height } = target.getBoundingClientRect();
  const middle = top + height / 2;
  const highest = Math.max(8, Math.min(middle - 40, window.innerHeight - HEIGHT - 8));
  return { left: right + GAP, top: highest, '--tour-arrow': `${middle - highest}px` };
}
