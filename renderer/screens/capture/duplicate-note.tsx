import { useEffect, useRef, type MouseEvent } from 'react';
import { useLocation } from 'wouter';
import type { CaptureForm } from './use-capture-form.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { isMac } from '#renderer/ui/kbd.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { Duplicate } from '#shared/ipc/contract.ts';

/** Who is here already with this number or e-mail. It asks nothing: Enter saves all the same. */
export function DuplicateNote({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const open = useOpen();
  const [newest] = form.duplicates;
  const dismiss = (): void => form.dismiss(form.duplicates);
  useAltKeys({
    KeyO: newest === undefined ? undefined : () => open(newest),
    KeyA: newest === undefined ? undefined : dismiss,
  });
  if (newest === undefined) return null;
  return (
    <div className="dup wide" role="group" aria-label={say('capture.duplicate.title')}>
      <p className="row" role="status">
        <span className="ink is-retrying">
          <Icon name="person" />
        </span>
        <span>
          <b>{say('capture.duplicate.title')}</b> {say(`capture.duplicate.${newest.why}`)}
        </span>
      </p>
      {form.duplicates.map((duplicate) => (
        <DuplicateRow
          key={duplicate.customerId}
          duplicate={duplicate}
          isFirst={duplicate === newest}
          onAnyway={dismiss}
        />
      ))}
    </div>
  );
}

type RowProps = { readonly duplicate: Duplicate; readonly isFirst: boolean; readonly onAnyway: () => void };

function DuplicateRow({ duplicate, isFirst, onAnyway }: RowProps) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  const open = useOpen();
  const { name, city, capturedAt, delivered } = duplicate;
  const anyway = (event: MouseEvent<HTMLButtonElement>): void => {
    // The button goes away; what is typed next comes after it.
    const next = event.currentTarget.form?.elements.namedItem('city');
    if (next instanceof HTMLElement) next.focus();
    onAnyway();
  };
  return (
    <div className="dup-row">
      <b className="clip">
        <PersonName name={name} />
      </b>
      <span className="text2 clip dup-where">
        {[city, clock(capturedAt, now)].filter((part) => part !== undefined).join(' · ')}
      </span>
      {delivered === 0 ? null : (
        <StateChip state="delivered">{say('capture.duplicate.delivered', { count: delivered })}</StateChip>
      )}
      <Button size="small" {...(isFirst ? { keys: 'Alt+O' } : {})} onClick={() => open(duplicate)}>
        {say('capture.duplicate.open')}
      </Button>
      {isFirst ? (
        <Button size="small" keys="Alt+A" onClick={anyway}>
          {say('capture.duplicate.anyway')}
        </Button>
      ) : null}
    </div>
  );
}

/** Opens the customer; what is typed stays in the form. */
function useOpen(): (duplicate: Duplicate) => void {
  const [, navigate] = useLocation();
  return ({ customerId }) => navigate(`/customer/${customerId}`);
}

/** Alt and a letter, by the key's place: layouts put other signs on it. On a Mac, where Alt types signs, Ctrl. */
function useAltKeys(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isAlone = !event.shiftKey && !event.metaKey && event.altKey !== isMac && event.ctrlKey === isMac;
      const act = isAlone && !event.isComposing ? latest.current[event.code] : undefined;
      if (act === undefined || event.defaultPrevented) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
