import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { TEXT_FIELDS, withField } from './customer-draft.ts';
import type { DeliveryDetail } from './delivery-list.tsx';
import { problemsOf } from '#renderer/api/client.ts';
import { useUpdateCustomer } from '#renderer/api/mutations.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import type { TextField } from '#renderer/screens/capture/draft.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Note } from '#renderer/ui/note.tsx';
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
      {field === undefined || !detail.readable ? null : (
        <FixField detail={detail} field={field} vendor={vendor} onSkip={onSkip} />
      )}
    </Note>
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
  const [text, setText] = useState(() => String(detail.customer[field] ?? ''));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const update = useUpdateCustomer();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await update.mutateAsync({ id: detail.customerId, customer: withField(detail.customer, field, text) });
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <div className="note-actions">
        <TextInput
          className="fix-input"
          aria-label={say(`field.${field}`)}
          placeholder={field === 'email' ? say('capture.placeholder.email') : say(`field.${field}`)}
          value={text}
          error={problems.length > 0}
          autoFocus
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button look="primary" type="submit" keys="Enter" busy={update.isPending}>
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
