import { isKept } from './draft.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { KEEPABLE, type Keepable } from '#shared/domain/draft.ts';

/** What the customers of today have in common, above the form; nothing while nothing is pinned. */
export function KeptBar({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const { draft } = form;
  const city = isKept(draft, 'city') ? (draft.texts.city ?? '') : '';
  const tags = isKept(draft, 'tags') ? draft.tags : [];
  if (city === '' && tags.length === 0) return null;
  return (
    <div className="kept-bar small" role="group" aria-label={say('capture.kept')}>
      <Icon name="tack" small />
      <b>{say('capture.kept')}</b>
      {city === '' ? null : <bdi className="tag">{say('capture.keptCity', { city })}</bdi>}
      {tags.map((tag) => (
        <bdi key={tag} className="tag">
          {say('capture.keptTag', { tag })}
        </bdi>
      ))}
      <span className="push" />
      <button type="button" className="link" onClick={() => form.letGo(KEEPABLE)}>
        {say('capture.keepNone')}
      </button>
    </div>
  );
}

/** The tack of a field: its value stays for the next customers of today. */
export function Tack({ form, field }: { readonly form: CaptureForm; readonly field: Keepable }) {
  const say = useSay();
  const isOn = isKept(form.draft, field);
  const hasValue = field === 'tags' ? form.draft.tags.length > 0 : (form.draft.texts[field] ?? '').trim() !== '';
  if (!hasValue && !isOn) return null;
  return (
    <button
      type="button"
      className={isOn ? 'tack on' : 'tack'}
      aria-pressed={isOn}
      title={say('capture.keep', { field: say(`noun.${field}`) })}
      onClick={() => form.keep(field, !isOn)}
    >
      <Icon name="tack" small />
      <span className="sr">{say('capture.keep', { field: say(`noun.${field}`) })}</span>
      {isOn ? <span>{say('capture.keptWord')}</span> : null}
    </button>
  );
}
