import { usePractice } from './practice.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';

/** On every screen while nothing is real but the work: what this is, and the way out. */
export function PracticeBand() {
  const say = useSay();
  const practice = usePractice();
  if (!practice.isOn) return null;
  return (
    <div className="practice" role="region" aria-label={say('practice.word')}>
      <span className="practice-say">
        <b>{say('practice.word')}</b>
        <span className="practice-text">{say('practice.text')}</span>
        <Button size="small" busy={practice.isEnding} onClick={practice.end}>
          {say('practice.end')}
        </Button>
      </span>
    </div>
  );
}
