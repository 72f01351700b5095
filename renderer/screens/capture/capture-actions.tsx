import { LocationButton, LocationTyped, useLocationOf } from './location.tsx';
import { PastedNote } from './pasted-note.tsx';
import { SavedNote } from './saved-note.tsx';
import type { CaptureForm } from './use-capture-form.ts';
import { verdictWords } from './field-words.ts';
import { ShortenAsk } from './shorten-ask.tsx';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

type CaptureActionsProps = {
  readonly form: CaptureForm;
  readonly connections: readonly ConnectionView[];
  readonly status: OutboxStatus;
  readonly onSaveNext: () => void;
  readonly onUndoPaste: () => void;
};

/** The two ways to save, and beside them what will happen. In narrow windows the rail's verdicts stand above. */
export function CaptureActions({ form, connections, status, onSaveNext, onUndoPaste }: CaptureActionsProps) {
  const say = useSay();
  const location = useLocationOf(form);
  return (
    <div className="form-bottom">
      {location.state === 'typing' ? <LocationTyped location={location} /> : null}
      {form.refused.length === 0 ? null : (
        <div className="cap-refused">
          <Note tone="attention" title={say('capture.notSaved')} role="alert">
            {form.refused.map((found) => sentenceOf(found, say)).join(' ')}
          </Note>
        </div>
      )}
      <ShortenAsk asked={form.shortenings} agreed={form.agreed} onAgree={form.agree} />
      {form.pasted === undefined ? null : (
        <div className="cap-saved-strip">
          <PastedNote form={form} onUndo={onUndoPaste} />
        </div>
      )}
      <VerdictStrip form={form} connections={connections} />
      {form.saved === undefined || !form.isEmpty ? null : (
        <div className="cap-saved-strip">
          <SavedNote saved={form.saved} status={status} connections={connections.length} />
        </div>
      )}
      <div className="form-act">
        <Button look="primary" size="large" icon="tick" keys="Enter" type="submit" busy={form.isSaving}>
          {say('capture.save')}
        </Button>
        <Button size="large" keys="Ctrl+Enter" busy={form.isSaving} onClick={onSaveNext}>
          {say('capture.saveNext')}
        </Button>
        <LocationButton form={form} location={location} />
        <span className="push" />
        <Outlook form={form} />
      </div>
    </div>
  );
}

/** One line: what keeps it from being saved, or who will wait, or nothing to worry about. */
function Outlook({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const { held } = form;
  if (form.toFix > 0) return <StateChip state="attention">{say('capture.toFix', { count: form.toFix })}</StateChip>;
  if (held > 0)
    return <StateChip state="attention">{say('capture.willWait', { held, total: form.chosen.length })}</StateChip>;
  return <span className="small text3 cap-kept">{say('capture.keptFirst')}</span>;
}

function VerdictStrip({ form, connections }: Pick<CaptureActionsProps, 'form' | 'connections'>) {
  const say = useSay();
  if (connections.length === 0) return null;
  const toggle = (id: string): void =>
    form.set({
      skipped: form.chosen.includes(id)
        ? [...form.draft.skipped, id]
        : form.draft.skipped.filter((other) => other !== id),
    });
  return (
    <div className="cap-strip" role="group" aria-label={say('capture.goesTo')}>
      <b>{say('capture.goesToNumber', { chosen: form.chosen.length })}</b>
      {connections.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="cap-strip-item"
          aria-pressed={form.chosen.includes(id)}
          onClick={() => toggle(id)}
        >
          <StripMark form={form} id={id} name={name} />
        </button>
      ))}
    </div>
  );
}

function StripMark({ form, id, name }: { readonly form: CaptureForm; readonly id: string; readonly name: string }) {
  const say = useSay();
  const verdict = form.check?.verdicts.find(({ connectionId }) => connectionId === id);
  if (!form.chosen.includes(id)) return <span className="st cap-strip-off">{name}</span>;
  if (verdict?.verdict !== 'refused' && !isAsked(form, id)) {
    return (
      <span className="st">
        <Icon name="tick" />
        {name}
      </span>
    );
  }
  return (
    <StateChip state="attention" pill>
      {say('capture.short', {
        vendor: name,
        words: isAsked(form, id) ? say('capture.verdict.shorten') : verdictWords(verdict?.problems ?? [], say),
      })}
    </StateChip>
  );
}

/** Somebody has still to say whether its texts may be cut. */
const isAsked = ({ shortenings, agreed }: CaptureForm, id: string): boolean =>
  !agreed.has(id) && shortenings.some(({ connectionId }) => connectionId === id);
