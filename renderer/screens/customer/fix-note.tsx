import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { TEXT_FIELDS, textOf, withField } from './customer-draft.ts';
import type { DeliveryDetail } from './delivery-list.tsx';
import { previewFor } from './request-pane.tsx';
import { problemsOf } from '#renderer/api/client.ts';
import { useRetry, useUpdateCustomer } from '#renderer/api/mutations.ts';
import { usePreview } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { CutTexts } from '#renderer/screens/capture/shorten-ask.tsx';
import type { TextField } from '#renderer/screens/capture/draft.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type FixNoteProps = {
  readonly detail: CustomerDetail;
  readonly delivery: DeliveryDetail;
  readonly vendor: string;
  readonly onSkip: () => void;
};

/** The reason, and beside it the one field that fixes it. */
export function FixNote({ detail, delivery, vendor, onSkip }: FixNoteProps) {
  const say = useSay();
  const found = delivery.problem ?? problem('vendor-refused');
  const field = TEXT_FIELDS.find((known) => known === found.field);
  const [reason, ...next] = sentenceOf(found, say, vendor).split(/(?<=[.!?…])\s/u);
  return (
    <Note tone="attention" title={reason} role="group">
      {next.join(' ')} {detail.deliveries.length > 1 ? say('customer.others') : null}
      {found.code === 'vendor-field-to-shorten' ? (
        <ShortenNow detail={detail} delivery={delivery} vendor={vendor} />
      ) : null}
      {field === undefined || !detail.readable ? null : (
        <FixField detail={detail} field={field} vendor={vendor} onSkip={onSkip} />
      )}
    </Note>
  );
}

/** What the vendor would get, and the word that it may. */
function ShortenNow({ detail, delivery, vendor }: Omit<FixNoteProps, 'onSkip'>) {
  const say = useSay();
  const retry = useRetry();
  const { customerId } = detail;
  const { connectionId } = delivery;
  const preview = previewFor(usePreview(customerId).data, delivery);
  return (
    <>
      <CutTexts name={vendor} cuts={preview?.cuts ?? []} />
      <div className="note-actions">
        <Button busy={retry.isPending} onClick={() => retry.mutate({ customerId, connectionId })}>
          {say('shorten.now')}
        </Button>
      </div>
    </>
  );
}

type FixFieldProps = {
  readonly detail: CustomerDetail;
  readonly field: TextField;
  readonly vendor: string;
  readonly onSkip: () => void;
};

function FixField({ detail, field, vendor, onSkip }: FixFieldProps) {
  const say = useSay();
  const box = useInitialFocus<HTMLInputElement>();
  const { text, setText, problems, isSaving, save } = useFix(detail, field);
  const label = say(`field.${field}`);
  return (
    <form noValidate onSubmit={save}>
      <div className="note-actions">
        <TextInput
          ref={box}
          className="fix-input"
          aria-label={label}
          placeholder={field === 'email' ? say('capture.placeholder.email') : label}
          value={text}
          error={problems.length > 0}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button look="primary" type="submit" keys="Enter" busy={isSaving}>
          {say('customer.saveAndSend')}
        </Button>
        <Button look="quiet" onClick={onSkip}>
          {say('customer.skip', { vendor })}
        </Button>
      </div>
      {problems.map((found) => (
        <Hint key={found.code} tone="bad">
          {sentenceOf(found, say, vendor)}
        </Hint>
      ))}
    </form>
  );
}

function useFix(detail: CustomerDetail, field: TextField) {
  const [text, setText] = useState(() => textOf(detail.customer, field));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const update = useUpdateCustomer();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setProblems([]);
    update.mutate(
      { id: detail.customerId, customer: withField(detail.customer, field, text) },
      { onError: (error) => setProblems(problemsOf(error)) },
    );
  };
  return { text, setText, problems, isSaving: update.isPending, save };
}
