import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import type { MapRow } from './form-model.ts';
import { MapField } from './map-field.tsx';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { isMessageKey } from '#shared/i18n/catalogue.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type SetupFieldProps = {
  readonly vendor: VendorDescriptor;
  readonly field: FormField;
  /** A secret that lies in the keychain: it can be replaced, never read. */
  readonly isStored: boolean;
  readonly fault: string | undefined;
  readonly text: string;
  readonly rows: readonly MapRow[];
  readonly onText: (text: string) => void;
  readonly onRows: (rows: readonly MapRow[]) => void;
};

/** One field of a vendor's form, by its kind. */
export function SetupField(props: SetupFieldProps) {
  const { vendor, field, fault } = props;
  const say = useSay();
  // A setting of every vendor, such as the address, has one label for all.
  const own = `vendor.${vendor.id}.${field.key}`;
  const key = isMessageKey(own) ? own : `vendor.${field.key}`;
  const name = sayIfKnown(say, key, field.key);
  const label =
    field.required || field.kind === 'map' || field.kind === 'select' ? name : say('setup.optional', { label: name });
  return (
    <div className="fld">
      <Control {...props} label={label} messageKey={key} />
      {fault === undefined ? null : <Hint tone="bad">{fault}</Hint>}
      <Help {...props} messageKey={key} />
    </div>
  );
}

type Inner = SetupFieldProps & { readonly messageKey: string };

/** What the field is for, what happens when it stays empty, and whether the vendor has said so. */
function Help({ field, isStored, messageKey }: Inner) {
  const say = useSay();
  const help = sayIfKnown(say, `${messageKey}.help`);
  const isText = field.kind === 'text' || field.kind === 'integer' || field.kind === 'url';
  const fallback =
    isText && field.default !== undefined ? say('setup.defaultHelp', { value: field.default }) : undefined;
  const words = [isStored ? say('setup.storedHelp') : undefined, help, fallback].filter((part) => part !== undefined);
  return (
    <>
      {words.length === 0 ? null : <Hint>{words.join(' ')}</Hint>}
      {field.assumed === true ? (
        <p className="assumed small">
          <Icon name="info" small />
          {say('setup.assumed')}
        </p>
      ) : null}
    </>
  );
}

type ControlProps = Inner & { readonly label: string };

function Control(props: ControlProps) {
  const { field, label, rows, onRows, messageKey } = props;
  switch (field.kind) {
    case 'secret':
      return <SecretBox {...props} />;
    case 'select':
      return <ChoiceBox {...props} />;
    case 'map':
      return <MapField label={label} field={field} messageKey={messageKey} rows={rows} onRows={onRows} />;
    case 'integer':
      return <TextBox {...props} inputMode="numeric" />;
    case 'url':
      return <TextBox {...props} inputMode="url" placeholder="https://" />;
    case 'template':
      return <TemplateBox {...props} />;
    case 'mapping':
      return null; // on a screen of its own
    case 'slots':
      return null; // drawn as the secrets that it stands for (form-model.ts)
    case 'text':
      return <TextBox {...props} inputMode="text" placeholder="" />;
  }
}

type TextBoxProps = ControlProps & { readonly inputMode: 'text' | 'numeric' | 'url'; readonly placeholder?: string };

function TextBox({ field, label, fault, text, onText, inputMode, placeholder = '' }: TextBoxProps) {
  return (
    <TextInput
      label={label}
      name={field.key}
      value={text}
      error={fault !== undefined}
      autoComplete="off"
      inputMode={inputMode}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

/** A body that is written by hand: in one width, as it is, and as high as it needs to be. */
function TemplateBox({ field, label, fault, text, onText }: ControlProps) {
  return (
    <Textarea
      label={label}
      name={field.key}
      value={text}
      error={fault !== undefined}
      classNames={{ input: 'mono' }}
      autosize
      minRows={6}
      maxRows={24}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

/** Write-only: what is stored never comes back to the window. */
function SecretBox({ field, label, isStored, fault, text, onText }: ControlProps) {
  const say = useSay();
  return (
    <PasswordInput
      label={label}
      name={field.key}
      value={text}
      error={fault !== undefined}
      autoComplete="off"
      placeholder={isStored ? say('setup.stored') : ''}
      leftSection={<Icon name="lock" />}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

function ChoiceBox({ field, label, text, onText, messageKey }: ControlProps) {
  const say = useSay();
  return (
    <Select
      label={label}
      name={field.key}
      value={text === '' ? String(field.default ?? '') : text}
      data={(field.options ?? []).map((value) => ({ value, label: sayIfKnown(say, `${messageKey}.${value}`, value) }))}
      onChange={(value) => onText(value ?? '')}
      allowDeselect={false}
    />
  );
}
