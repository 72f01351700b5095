import { TagsInput } from '@mantine/core';
import { useState, type Ref } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readBirthday } from './birthday.ts';
import { DuplicateNote } from './duplicate-note.tsx';
import { EmailText } from './email-text.tsx';
import { FormText } from './form-text.tsx';
import { Tack } from './kept-bar.tsx';
import { MoreFields } from './more-fields.tsx';
import { hasMore } from './more.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { WhatsAppField } from './whatsapp-field.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { isCalendarDate } from '#shared/domain/customer.ts';

type CaptureFieldsProps = {
  readonly form: CaptureForm;
  readonly country: string;
  readonly nameBox: Ref<HTMLInputElement>;
};

/** What is asked of everyone, in the order of the tab key; the rest is folded. */
export function CaptureFields({ form, country, nameBox }: CaptureFieldsProps) {
  const say = useSay();
  const [isOpen, setOpen] = useOpenMore(form);
  const { birthday } = form.draft.texts;
  return (
    <div className="cap-scroll">
      <div className="flds">
        <NameText form={form} nameBox={nameBox} />
        <WhatsAppField form={form} country={country} />
        <EmailText form={form} placeholder={say('capture.placeholder.email')} />
        <DuplicateNote form={form} />
        <FormText
          form={form}
          field="city"
          placeholder={say('capture.placeholder.city')}
          icon={<Icon name="pin" />}
          right={<Tack form={form} field="city" />}
        />
        <FormText form={form} field="street" placeholder={say('capture.placeholder.street')} />
        <TagsField form={form} />
        <FormText
          form={form}
          field="birthday"
          placeholder={say('capture.placeholder.birthday')}
          below={<BirthdayRead text={birthday} />}
        />
        <FormText form={form} field="notes" className="wide" placeholder={say('capture.placeholder.notes')} multiline />
        <button type="button" className="more-toggle wide" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'right'} small />
          <b>{say('capture.more')}</b>
          <span className="text2 clip">{say('capture.moreHint')}</span>
        </button>
        {isOpen ? <MoreFields form={form} country={country} /> : null}
      </div>
    </div>
  );
}

/** Folded, until something is filled in there, by whatever hand: a paste, a draft that came back. */
function useOpenMore({ draft }: CaptureForm) {
  const isNeeded = hasMore(draft);
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  const [isOpen, setOpen] = useState(isNeeded);
  if (isNeeded !== wasNeeded) {
    setWasNeeded(isNeeded);
    if (isNeeded) setOpen(true);
  }
  return [isOpen, setOpen] as const;
}

function NameText({ form, nameBox }: Pick<CaptureFieldsProps, 'form' | 'nameBox'>) {
  const say = useSay();
  const placeholder = say('capture.placeholder.fullName');
  return (
    <FormText
      form={form}
      field="fullName"
      className="wide name-field"
      placeholder={placeholder}
      inputRef={nameBox}
      below={form.isEmpty ? <PasteHint /> : null}
    />
  );
}

/** Until something is typed: the shortest way of all. */
function PasteHint() {
  return (
    <p className="hint paste-hint">
      <Icon name="copy" small />
      <span>
        <FormattedMessage id="capture.pasteHint" values={{ keys: <Kbd keys="Ctrl+V" /> }} />
      </span>
    </p>
  );
}

function TagsField({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const { tags } = form.draft;
  return (
    <TagsInput
      label={say('field.tags')}
      placeholder={tags.length === 0 ? say('capture.placeholder.tags') : ''}
      value={[...tags]}
      onChange={(next) => form.set({ tags: next })}
      splitChars={[',', ';']}
      rightSection={tags.length === 0 ? null : <Tack form={form} field="tags" />}
      rightSectionWidth={tags.length === 0 ? undefined : '5rem'}
    />
  );
}

/** The day as it was understood, with its month in words, so that a swapped day and month is seen. */
function BirthdayRead({ text = '' }: { readonly text: string | undefined }) {
  const intl = useIntl();
  const date = readBirthday(text);
  if (date === undefined || !isCalendarDate(date)) return null;
  return (
    <Hint tone="ok">
      {intl.formatDate(`${date}T00:00:00Z`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}
    </Hint>
  );
}
