import './capture.css';
import { useEffect, useRef, type FormEvent, type RefObject } from 'react';
import { useIntl } from 'react-intl';
import { AsideNote } from './aside-note.tsx';
import { CaptureActions } from './capture-actions.tsx';
import { CaptureFields } from './capture-fields.tsx';
import { CaptureRail } from './capture-rail.tsx';
import { KeptBar } from './kept-bar.tsx';
import { useKeptMark } from './draft-keeper.ts';
import { useCaptureForm, type CaptureForm } from './use-capture-form.ts';
import { useConnections, useProfile, useStatus } from '#renderer/api/queries.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { exactTime, useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { savedWords } from './saved-words.ts';
import { useLeave } from './use-leave.ts';

export function CaptureScreen() {
  const { data: connections } = useConnections();
  const { data: status } = useStatus();
  const { data: profile } = useProfile();
  useLeave();
  if (connections === undefined || status === undefined || profile === undefined) return null;
  return <Capture connections={connections} status={status} country={profile.defaultCountry} />;
}

type CaptureProps = {
  readonly connections: readonly ConnectionView[];
  readonly status: OutboxStatus;
  readonly country: string;
};

function Capture({ connections, status, country }: CaptureProps) {
  const say = useSay();
  const form = useCaptureForm(connections, country);
  const nameBox = useInitialFocus<HTMLInputElement>();
  const formBox = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, nameBox, formBox);
  const toName = (): void => nameBox.current?.focus(); // from a button that goes away
  const undoPaste = (): void => {
    form.undoPaste();
    toName();
  };
  useSavedAnnouncement(form, status, connections.length);
  return (
    <Page title={say('capture.title')} actions={<CaptureTop form={form} online={status.online} onClear={toName} />}>
      <div className="cap">
        <form
          ref={formBox}
          className="cap-form"
          aria-label={say('capture.form')}
          noValidate
          onSubmit={submit.onSubmit}
          onPaste={form.onPaste}
        >
          <AsideNote onBack={toName} />
          <KeptBar form={form} />
          <CaptureFields form={form} country={country} nameBox={nameBox} />
          <CaptureActions
            form={form}
            connections={connections}
            status={status}
            onSaveNext={() => submit.run(true)}
            onUndoPaste={undoPaste}
          />
        </form>
        <CaptureRail form={form} connections={connections} status={status} onUndoPaste={undoPaste} />
      </div>
    </Page>
  );
}

type TopProps = { readonly form: CaptureForm; readonly online: boolean; readonly onClear: () => void };

function CaptureTop({ form, online, onClear }: TopProps) {
  const say = useSay();
  const clear = (): void => {
    form.clear();
    onClear();
  };
  return (
    <>
      {online ? null : (
        <span className="cap-offline">
          <StateChip state="offline">{say('capture.offlineShort')}</StateChip>
        </span>
      )}
      {form.isEmpty ? null : (
        <>
          <KeptWords />
          <Button look="quiet" size="small" onClick={clear}>
            {say('capture.clear')}
          </Button>
          <Kbd keys="Esc" />
        </>
      )}
    </>
  );
}

/** Proof that nothing typed is lost, and from when it is when it came back. */
function KeptWords() {
  const say = useSay();
  const clock = useClockTime();
  const intl = useIntl();
  const now = useNow();
  const mark = useKeptMark();
  if (mark === undefined) return null;
  return (
    <span
      className={`small text3 cap-draft${mark.isRestored ? ' is-restored' : ''}`}
      role={mark.isRestored ? 'status' : undefined}
    >
      <Icon name="page" small />
      {mark.isRestored
        ? say('capture.draftRestored', { time: clock(mark.at, now) })
        : say('capture.draftSaved', { time: exactTime(intl, mark.at) })}
    </span>
  );
}

/** Enter saves, Ctrl+Enter saves and goes on; Enter that only ends a syllable (input methods) does neither. */
function useSubmit(
  form: CaptureForm,
  nameBox: RefObject<HTMLInputElement | null>,
  formBox: RefObject<HTMLFormElement | null>,
) {
  const run = (andNext: boolean): void => {
    void form.save(andNext).then((isSaved) => {
      if (isSaved) nameBox.current?.focus();
      else formBox.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    run(false);
  };
  useNextKey(() => run(true));
  return { run, onSubmit };
}

/** Ctrl+Enter, wherever the cursor is on this page. */
function useNextKey(saveNext: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isNext = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isNext || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      saveNext();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function useSavedAnnouncement(form: CaptureForm, status: OutboxStatus, connectionCount: number): void {
  const say = useSay();
  const announce = useAnnounce();
  const { saved } = form;
  const latest = useRef({ status, connectionCount });
  useEffect(() => {
    latest.current = { status, connectionCount };
  });
  useEffect(() => {
    if (saved !== undefined) announce(savedWords(saved, latest.current.status, latest.current.connectionCount, say));
  }, [saved, announce, say]);
}
