import type { CaptureForm } from './use-capture-form.ts';
import { fieldCount } from './use-paste.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';

type PastedNoteProps = { readonly form: CaptureForm; readonly onUndo: () => void };

/** The text that the fields were read from, to compare with, and the way back. */
export function PastedNote({ form, onUndo }: PastedNoteProps) {
  const say = useSay();
  if (form.pasted === undefined) return null;
  const { text, read } = form.pasted;
  return (
    <section className="pasted">
      <h3>{say('capture.pasted.title')}</h3>
      <blockquote className="small text2" dir="auto">
        {text}
      </blockquote>
      <p className="row">
        <Button size="small" icon="undo" onClick={onUndo}>
          {say('capture.pasted.undo')}
        </Button>
        <span className="small text3" role="status">
          {say('capture.pasted.filled', { count: fieldCount(read) })}
        </span>
      </p>
    </section>
  );
}
