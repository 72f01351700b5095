import './quick.css';
import { useEffect, type FormEvent } from 'react';
import { call } from '#renderer/api/client.ts';
import { useConnections, useProfile, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { EmailText } from '#renderer/screens/capture/email-text.tsx';
import { FormText } from '#renderer/screens/capture/form-text.tsx';
import { currentDraft, isEmptyDraft, keptForToday, setDraft, today } from '#renderer/screens/capture/draft.ts';
import { KeptBar } from '#renderer/screens/capture/kept-bar.tsx';
import { savedWords } from '#renderer/screens/capture/saved-words.ts';
import { useCaptureForm, type CaptureForm } from '#renderer/screens/capture/use-capture-form.ts';
import { WhatsAppField } from '#renderer/screens/capture/whatsapp-field.tsx';
import { tellSaved } from '#renderer/screens/capture/other-windows.ts';
import { isPressed, KEYS } from '#renderer/shell/keys.ts';
import { usePractice } from '#renderer/shell/practice.ts';
import { Mark } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';
import { useRefused } from '#renderer/ui/use-refused.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

/** The whole small window: a name, a number, an address, saved with one key from any program. */
export function QuickScreen() {
  const { data: connections } = useConnections();
  const { data: status } = useStatus();
  const { data: profile } = useProfile();
  if (connections === undefined || status === undefined || profile === undefined) return null;
  return <Quick connections={connections} status={status} country={profile.defaultCountry} />;
}

type QuickProps = {
  readonly connections: readonly ConnectionView[];
  readonly status: OutboxStatus;
  readonly country: string;
};

/** How long "Saved" can be read before the window goes. */
const CLOSE_MS = 800;

function Quick({ connections, status, country }: QuickProps) {
  const say = useSay();
  const refused = useRefused();
  const form = useCaptureForm(connections, country);
  const nameBox = useInitialFocus<HTMLInputElement>();
  const save = (andNext: boolean): void => {
    void form.save(andNext).then((isSaved) => {
      if (!isSaved) return;
      tellSaved();
      if (andNext) nameBox.current?.focus();
      else window.setTimeout(() => window.close(), CLOSE_MS);
    });
  };
  usePins();
  // Only when it is over there is this one closed: nothing typed is lost.
  const allFields = (): void => handOver(form.draft, refused);
  useQuickKeys({ saveNext: () => save(true), allFields });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    save(false);
  };
  return (
    <form className="quick" aria-label={say('quick.title')} noValidate onSubmit={onSubmit} onPaste={form.onPaste}>
      <QuickTop status={status} />
      <main className="quick-fields">
        <FormText form={form} field="fullName" className="wide name-field" inputRef={nameBox} />
        <WhatsAppField form={form} country={country} />
        <EmailText form={form} />
        <KeptBar form={form} />
      </main>
      <QuickFoot
        form={form}
        status={status}
        connections={connections.length}
        onNext={() => save(true)}
        onAll={allFields}
      />
    </form>
  );
}

function QuickTop({ status }: { readonly status: OutboxStatus }) {
  const say = useSay();
  const practice = usePractice();
  return (
    <header className="quick-top">
      <Mark />
      <h1>{say('quick.title')}</h1>
      {practice.isOn ? <span className="practice-chip">{say('practice.word')}</span> : null}
      <span className="push" />
      {status.online ? null : <StateChip state="offline">{say('quick.offline')}</StateChip>}
      <Kbd keys="Esc" />
    </header>
  );
}

function handOver(draft: CaptureForm['draft'], refused: (error: unknown) => void): void {
  call('desktop.allFields', { draft }).then(() => window.close(), refused);
}

type QuickFootProps = OutcomeProps & { readonly onNext: () => void; readonly onAll: () => void };

function QuickFoot({ form, status, connections, onNext, onAll }: QuickFootProps) {
  const say = useSay();
  return (
    <footer className="quick-foot">
      <Button look="primary" icon="tick" keys="Enter" type="submit" busy={form.isSaving}>
        {say('capture.save')}
      </Button>
      <Button keys="Ctrl+Enter" busy={form.isSaving} onClick={onNext}>
        {say('capture.saveNext')}
      </Button>
      <Outcome form={form} status={status} connections={connections} />
      {hasOutcome(form) ? null : (
        <Button className="quick-all" look="quiet" keys={KEYS.allFields} onClick={onAll}>
          {say('quick.allFields')}
        </Button>
      )}
    </footer>
  );
}

/** What was saved, or was not, has the place to itself; the key works all the same. */
const hasOutcome = ({ refused, saved, isEmpty }: CaptureForm): boolean =>
  refused.length > 0 || (saved !== undefined && isEmpty);

type OutcomeProps = { readonly form: CaptureForm; readonly status: OutboxStatus; readonly connections: number };

/** What came of the last save, in the words of Capture. */
function Outcome({ form, status, connections }: OutcomeProps) {
  const say = useSay();
  return (
    <span className="quick-outcome small" role="status">
      {form.refused.length > 0 ? <StateChip state="attention">{say('capture.notSaved')}</StateChip> : null}
      {form.saved === undefined || !form.isEmpty ? null : (
        <StateChip state="delivered">{savedWords(form.saved, status, connections, say)}</StateChip>
      )}
    </span>
  );
}

/** What the day's customers have in common is kept with the draft of the big window. */
function usePins(): void {
  useEffect(() => {
    void call('customers.draft', undefined).then(
      ({ draft }) => draft !== undefined && isEmptyDraft(currentDraft()) && setDraft(keptForToday(draft, today())),
      () => undefined, // locked: nothing is pinned then
    );
  }, []);
}

function useQuickKeys({ saveNext, allFields }: Readonly<Record<'saveNext' | 'allFields', () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if (event.key === 'Escape') window.close();
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        saveNext();
      } else if (isPressed(KEYS.allFields, event)) {
        event.preventDefault();
        allFields();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
