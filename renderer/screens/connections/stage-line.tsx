import { useIntl } from 'react-intl';
import { placeOfNote } from './checkup.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { StageAnswer } from '#shared/domain/connection.ts';

type StageLineProps = { readonly answer: StageAnswer; readonly vendor: string };

/** One stage of a test: its name, what came of it, and a sentence where nothing could be proven. */
export function StageLine({ answer, vendor }: StageLineProps) {
  const say = useSay();
  const note = useNote(answer, vendor);
  const { stage, result } = answer;
  const isBeside = placeOfNote(answer) === 'beside';
  return (
    <li className={`stage ${result}`}>
      <StageMark result={result} />
      <b>{say(`checkup.stage.${stage}`)}</b>
      <span className="small text2 nums">{(isBeside ? note : undefined) ?? say(`checkup.result.${result}`)}</span>
      {note === undefined || isBeside ? null : <p className="small text2">{note}</p>}
    </li>
  );
}

function useNote({ note, value = 0 }: StageAnswer, vendor: string): string | undefined {
  const say = useSay();
  const intl = useIntl();
  if (note === undefined) return undefined;
  const date = note === 'valid-to' ? intl.formatDate(value, { dateStyle: 'medium' }) : '';
  return say(`checkup.note.${note}`, { value, date, vendor });
}

function StageMark({ result }: Pick<StageAnswer, 'result'>) {
  switch (result) {
    case 'passed':
      return <Icon name="tick" />;
    case 'failed':
      return <StateShape state="attention" />;
    case 'unproven':
      return <Icon name="info" />;
    case 'untested':
      return <StateShape state="queued" />;
  }
}
