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
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'decimal';
  readonly icon?: ReactNode;
  readonly right?: ReactNode;
  /** How the text was understood; gives way to what is wrong with it. */
  readonly below?: ReactNode;
  readonly multiline?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** A text field of the customer, and under it in words what is wrong, or what a vendor will not take. */
export function FormText(props: FormTextProps) {
  const { form, field, className = '', placeholder, type = 'text', multiline = false } = props;
  const say = useSay();
  const found = form.problemAt(field);
  const rule = form.ruleAt(field);
  const describedBy = `${field}-below`;
  const common = {
    label: say(`field.${field}`),
    name: field,
    value: form.draft.texts[field] ?? '',
    ...(placeholder === undefined ? {} : { placeholder }),
    onBlur: () => form.touch(field),
    error: found !== undefined,
    'aria-describedby': describedBy,
    autoComplete: 'off',
    dir: type === 'tel' || type === 'email' ? ('ltr' as const) : ('auto' as const),
  };
  return (
    <div className={`fld ${className}`}>
      {multiline ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => form.setText(field, event.currentTarget.value)}
        />
      ) : (
        <SingleLine {...props} common={common} type={type} />
      )}
      <div className="below" id={describedBy} role={found === undefined ? undefined : 'alert'}>
        {found !== undefined ? (
          <Hint tone="bad">{sentenceOf(found, say)}</Hint>
        ) : rule !== undefined ? (
          <Hint tone="bad">{ruleWords(rule, say)}</Hint>
        ) : (
          props.below
        )}
      </div>
    </div>
  );
}

type SingleLineProps = FormTextProps & { readonly common: Readonly<Record<string, unknown>> };

function SingleLine({
  form,
  field,
  common,
  type,
  inputMode,
  icon,
  right,
  autoFocus = false,
  inputRef,
}: SingleLineProps) {
  return (
    <TextInput
      {...common}
      {...(type === undefined ? {} : { type: type === 'email' ? 'text' : type })}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      leftSection={icon}
      rightSection={right}
      rightSectionWidth={right === undefined ? undefined : 'auto'}
      autoFocus={autoFocus}
      spellCheck={false}
      onChange={(event) => form.setText(field, event.currentTarget.value)}
    />
  );
}
