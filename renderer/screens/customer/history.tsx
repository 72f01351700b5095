import { useState } from 'react';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import type { CustomerChange, FieldChange } from '#shared/domain/customer-change.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

/** Whether all of the history is shown, and the link that changes it. */
export function useHistory(changes: CustomerDetail['history']) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const link =
    changes.length === 0 ? null : (
      <button type="button" className="link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? say('history.hide') : say('history.title', { count: changes.length })}
      </button>
    );
  return { link, shown: isOpen ? changes : changes.slice(0, 1) };
}

/** What each edit has changed: the newest, or all of them. */
export function History({ changes }: { readonly changes: readonly CustomerChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ol className="history">
      {changes.map((change) => (
        <Change key={`${change.at}.${JSON.stringify(change.fields)}`} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { at, fields } }: { readonly change: CustomerChange }) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  return (
    <li>
      <h3>{say('history.at', { time: clock(at, now) })}</h3>
      {fields.length === 0 ? <p className="small text2">{say('history.nothing')}</p> : null}
      {fields.map((field) => (
        <FieldLine key={field.field} change={field} />
      ))}
    </li>
  );
}

function FieldLine({ change: { field, before, after } }: { readonly change: FieldChange }) {
  const say = useSay();
  const none = say('history.none');
  const name = sayIfKnown(say, `field.${field}`, field.replace(/^custom\./, ''));
  return (
    <p className="small text2">
      {say('history.field', { field: name })}
      <s>
        <bdi dir="auto">{before ?? none}</bdi>
      </s>
      {' → '}
      <bdi dir="auto" className="history-after">
        {after ?? none}
      </bdi>
    </p>
  );
}
