import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type RefObject } from 'react';
import { draftOf, TEXT_FIELDS } from './customer-draft.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useUpdateCustomer } from '#renderer/api/mutations.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { ShortenAsk } from '#renderer/screens/capture/shorten-ask.tsx';
import { useShortening } from '#renderer/screens/capture/use-shortening.ts';
import { useCheck } from '#renderer/screens/capture/use-check.ts';
import { draftInput, type Draft, type TextField } from '#renderer/screens/capture/draft.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';
import type { DeliveryState } from '#shared/domain/delivery.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type EditFormProps = { readonly detail: CustomerDetail; readonly onDone: () => void };

/** All fields as they were stored; saving puts refused deliveries back in line. */
export function EditForm({ detail, onDone }: EditFormProps) {
  const say = useSay();
  const { draft, setDraft, problems, isSaving, save, ask } = useEdit(detail, onDone);
  const first = useInitialFocus<HTMLInputElement>();
  const general = problems.filter(({ field }) => !TEXT_FIELDS.some((known) => known === field));
  return (
    <form className="edit-form" noValidate onSubmit={save}>
      {TEXT_FIELDS.map((field) => (
        <EditText
          key={field}
          field={field}
          box={field === TEXT_FIELDS[0] ? first : undefined}
          text={draft.texts[field] ?? ''}
          found={problems.find((found) => found.field === field)}
          onText={(text) => setDraft({ ...draft, texts: { ...draft.texts, [field]: text } })}
        />
      ))}
      <TagsInput
        label={say('field.tags')}
        value={[...draft.tags]}
        onChange={(tags) => setDraft({ ...draft, tags })}
        splitChars={[',', ';']}
      />
      {general.map((found) => (
        <Hint key={found.code} tone="bad">
          {sentenceOf(found, say)}
        </Hint>
      ))}
      <ShortenAsk {...ask} />
      <EditActions isSaving={isSaving} onCancel={onDone} />
    </form>
  );
}

function EditActions({ isSaving, onCancel }: { readonly isSaving: boolean; readonly onCancel: () => void }) {
  const say = useSay();
  return (
    <div className="row edit-actions">
      <Button look="primary" type="submit" busy={isSaving}>
        {say('customer.save')}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {say('customer.cancel')}
      </Button>
    </div>
  );
}

function useEdit(detail: CustomerDetail, onDone: () => void) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(detail.customer));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const update = useUpdateCustomer();
  const customer = draftInput(draft, []);
  const ask = useAsked(detail, customer);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setProblems([]);
    update.mutate(
      { id: detail.customerId, customer, shorten: [...ask.agreed] },
      { onSuccess: onDone, onError: (error) => setProblems(problemsOf(error)) },
    );
  };
  return { draft, setDraft, problems, isSaving: update.isPending, save, ask };
}

/** Asked for connections that the edit goes to by itself; of those that have the customer, when the change is sent. */
function useAsked({ deliveries }: CustomerDetail, customer: Readonly<Record<string, unknown>>) {
  const { data: connections = [] } = useConnections();
  const check = useCheck(customer, false);
  const waits = new Set(deliveries.flatMap(({ connectionId, state }) => (WAITS.includes(state) ? [connectionId] : [])));
  const nameOf = (id: string) => (waits.has(id) ? connections.find((one) => one.id === id)?.name : undefined);
  const { shortenings: asked, agreed, agree: onAgree } = useShortening(check, nameOf);
  return { asked, agreed, onAgree };
}

const WAITS: readonly DeliveryState[] = ['queued', 'retrying', 'attention'];

type EditTextProps = {
  readonly field: TextField;
  readonly text: string;
  readonly found: Problem | undefined;
  readonly box: RefObject<HTMLInputElement | null> | undefined;
  readonly onText: (text: string) => void;
};

function EditText({ field, text, found, box, onText }: EditTextProps) {
  const say = useSay();
  const common = {
    label: say(`field.${field}`),
    name: field,
    value: text,
    error: found !== undefined,
    autoComplete: 'off',
  };
  return (
    <div className="fld">
      {field === 'notes' ? (
        <Textarea {...common} autosize minRows={2} onChange={(event) => onText(event.currentTarget.value)} />
      ) : (
        <TextInput {...common} ref={box} onChange={(event) => onText(event.currentTarget.value)} />
      )}
      {found === undefined ? null : <Hint tone="bad">{sentenceOf(found, say)}</Hint>}
    </div>
  );
}
