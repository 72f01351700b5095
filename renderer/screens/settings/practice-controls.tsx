import { usePractice } from '#renderer/shell/practice.ts';
import { startTour } from '#renderer/shell/tour-state.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The way into practice, or out of it. */
export function PracticeChoice() {
  const say = useSay();
  const practice = usePractice();
  if (practice.isOn)
    return (
      <Button busy={practice.isEnding} onClick={practice.end}>
        {say('practice.end')}
      </Button>
    );
  return (
    <Button icon="flask" busy={practice.isBeginning} onClick={practice.begin}>
      {say('welcome.practiseDo')}
    </Button>
  );
}

/** The tour once more. */
export function TourChoice() {
  const say = useSay();
  return <Button onClick={startTour}>{say('tour.again')}</Button>;
}
