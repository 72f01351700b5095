import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { ruleWords } from './field-words.ts';
import type { TextField } from './draft.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';

type FormTextProps = {
  readonly form: CaptureForm;
  readonly field: TextField;
  readonly className?: string;
  readonly placeholder?: string;
  /** `ltr`: numbers and addresses run left to right in every script. */
  readonly dir?: 'auto' | 'ltr';
  readonly inputMode?: 'decimal' | 'email' | 'tel';
  readonly icon?: ReactNode;
  readonly right?: ReactNode;
  /** How the text was understood; gives way to what is wrong with it. */
  readonly below?: ReactNode;
  readonly multiline?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The person goes on to the next field; they do so whatever this does. */
  readonly onTab?: () => void;
};

/** A text field of the customer, and under it in words what is wrong, or what a vendor will not take. */
export function FormText(props: FormTextProps) {
  const { form, field, className = '', multiline = false } = props;
  const found = form.problemAt(field);
  return (
    <div className={`fld ${className}`}>
      {multiline ? <Lines {...props} /> : <Line {...props} />}
      <div className="below" id={belowId(field)} role={found === undefined ? undefined : 'alert'}>
        <Below {...props} />
      </div>
    </div>
  );
}

const belowId = (field: TextField): string => `${field}-below`;

function Below({ form, field, below }: FormTextProps) {
  const say = useSay();
  const found = form.problemAt(field);
  const rule = form.ruleAt(field);
  if (found !== undefined) return <Hint tone="bad">{sentenceOf(found, say)}</Hint>;
  return rule === undefined ? below : <Hint tone="bad">{ruleWords(rule, say)}</Hint>;
}

/** What a one-line and a many-line field have in common. */
function useCommon({ form, field, placeholder, dir = 'auto' }: FormTextProps) {
  const say = useSay();
  return {
    label: say(`field.${field}`),
    name: field,
    value: form.draft.texts[field] ?? '',
    ...(placeholder === undefined ? {} : { placeholder }),
    dir,
    onBlur: () => form.touch(field),
    error: form.problemAt(field) !== undefined,
    'aria-describedby': belowId(field),
    autoComplete: 'off',
  };
}

function Lines(props: FormTextProps) {
  const { form, field } = props;
  return (
    <Textarea
      {...useCommon(props)}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => form.setText(field, event.currentTarget.value)}
    />
  );
}

function Line(props: FormTextProps) {
  const { form, field, inputMode, icon, right, inputRef, onTab } = props;
  return (
    <TextInput
      {...useCommon(props)}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      leftSection={icon}
      rightSection={right}
      rightSectionWidth={right === undefined ? undefined : 'auto'}
      spellCheck={false}
      onKeyDown={({ key, shiftKey }) => (key === 'Tab' && !shiftKey ? onTab?.() : undefined)}
      onChange={(event) => form.setText(field, event.currentTarget.value)}
    />
  );
}
