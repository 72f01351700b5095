import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import type { MapRow } from './form-model.ts';
import { HostField } from './host-field.tsx';
import { MapField } from './map-field.tsx';
import { PickField } from './pick-field.tsx';
import type { Draft } from './use-draft.ts';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { isMessageKey } from '#shared/i18n/catalogue.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type SetupFieldProps = {
  readonly vendor: VendorDescriptor;
  readonly field: FormField;
  /** The connection whose secret lies in the keychain already: it can be replaced or copied, never read. */
  readonly stored: ConnectionView | undefined;
  readonly isCopy: boolean;
  readonly draft: Draft;
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
    field.required || field.options !== undefined || field.kind === 'map'
      ? name
      : say('setup.optional', { label: name });
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
function Help({ field, stored, isCopy, messageKey }: Inner) {
  const say = useSay();
  const help = sayIfKnown(say, `${messageKey}.help`);
  const isText = field.kind === 'text' || field.kind === 'integer' || field.kind === 'url';
  const fallback =
    isText && field.default !== undefined ? say('setup.defaultHelp', { value: field.default }) : undefined;
  const kept = isCopy ? say('setup.copied', { name: stored?.name ?? '' }) : say('setup.storedHelp');
  const words = [stored === undefined ? undefined : kept, help, fallback].filter((part) => part !== undefined);
  return (
    <>
      {words.length === 0 ? null : <Hint>{words.join(' ')}</Hint>}
      {field.assumed === true || field.experimental === true ? (
        <p className="assumed small">
          <Icon name="info" small />
          {say(field.experimental === true ? 'setup.experimental' : 'setup.assumed')}
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
      return <AddressBox {...props} />;
    case 'template':
      return <TemplateBox {...props} />;
    case 'mapping':
      return null; // on a screen of its own
    case 'slots':
      return null; // drawn as the secrets that it stands for (form-model.ts)
    case 'text':
      return field.picked === true ? <PickBox {...props} /> : <TextBox {...props} inputMode="text" />;
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

function AddressBox(props: ControlProps) {
  const { field, label, messageKey, text, fault, onText } = props;
  if (field.options === undefined) return <TextBox {...props} inputMode="url" placeholder="https://" />;
  const isWrong = fault !== undefined;
  return (
    <HostField
      label={label}
      messageKey={messageKey}
      hosts={field.options}
      text={text}
      isWrong={isWrong}
      onText={onText}
    />
  );
}

function PickBox({ vendor, field, draft, label, text, fault, onText }: ControlProps) {
  return (
    <PickField
      label={label}
      name={field.key}
      vendor={vendor.name}
      draft={draft}
      text={text}
      isWrong={fault !== undefined}
      onText={onText}
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
function SecretBox({ field, label, stored, fault, text, onText }: ControlProps) {
  const say = useSay();
  return (
    <PasswordInput
      label={label}
      name={field.key}
      value={text}
      error={fault !== undefined}
      autoComplete="off"
      placeholder={stored === undefined ? '' : say('setup.stored')}
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
