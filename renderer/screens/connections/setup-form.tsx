import { TextInput } from '@mantine/core';
import { Fragment, useState, type Dispatch, type SetStateAction } from 'react';
import { destructiveField, visibleFields, visibleSecrets, type SetupValues } from './form-model.ts';
import { SetupField } from './setup-field.tsx';
import { modelOf, type SetupSource } from './setup-source.ts';
import { elsewhere, type Setup } from './use-setup.ts';
import { sayIfKnown, sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type SetupFormProps = {
  readonly vendor: VendorDescriptor;
  readonly values: SetupValues;
  readonly setValues: Dispatch<SetStateAction<SetupValues>>;
  readonly setup: Setup;
  readonly source: SetupSource;
};

export function SetupForm(props: SetupFormProps) {
  const { vendor, values, setup } = props;
  const say = useSay();
  const settings = visibleFields(vendor.settings, vendor.settings, values);
  const secrets = visibleSecrets(vendor, values);
  return (
    <div className="setup-fields">
      {elsewhere(setup.refused).map((found) => (
        <Note key={found.code} tone="attention" title={say('notice.notDone')} role="alert">
          {sentenceOf(found, say, vendor.name)}
        </Note>
      ))}
      <NameField {...props} />
      <DrawnFields {...props} part="settings" fields={settings.filter(({ advanced }) => advanced !== true)} />
      <Where vendor={vendor} />
      <DrawnFields {...props} part="secrets" fields={secrets} />
      <FoldedFields {...props} fields={settings.filter(({ advanced }) => advanced === true)} />
    </div>
  );
}

/** Where the vendor's console shows what is asked for next. */
function Where({ vendor }: Pick<SetupFormProps, 'vendor'>) {
  const say = useSay();
  const where = sayIfKnown(say, `vendor.${vendor.id}.where`);
  return where === undefined ? null : (
    <Note tone="info" title={say('setup.where')}>
      {where}
    </Note>
  );
}

type FieldsProps = SetupFormProps & { readonly fields: readonly FormField[] };

/** What most people never touch; it opens by itself when something in it is wrong. */
function FoldedFields(props: FieldsProps) {
  const { fields, setup } = props;
  const say = useSay();
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || fields.some(({ key }) => setup.faultAt(`settings.${key}`) !== undefined);
  if (fields.length === 0) return null;
  return (
    <>
      <button type="button" className="more-toggle" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} small />
        <b>{say('setup.more')}</b>
      </button>
      {isOpen ? <DrawnFields {...props} part="settings" /> : null}
    </>
  );
}

function DrawnFields({ fields, part, ...props }: FieldsProps & { readonly part: 'settings' | 'secrets' }) {
  const erasing = destructiveField(props.vendor, props.values);
  return fields.map((field) => (
    <Fragment key={field.key}>
      <DrawnField {...props} field={field} path={`${part}.${field.key}`} />
      {field === erasing ? <Confirmation {...props} /> : null}
    </Fragment>
  ));
}

function NameField({ values, setValues, setup }: SetupFormProps) {
  const say = useSay();
  const fault = setup.faultAt('name');
  return (
    <div className="fld">
      <TextInput
        label={say('setup.name')}
        name="name"
        value={values.name}
        error={fault !== undefined}
        onChange={({ currentTarget: { value: name } }) => setValues((before) => ({ ...before, name }))}
      />
      <Hint tone={fault === undefined ? 'plain' : 'bad'}>{fault ?? say('setup.nameHelp')}</Hint>
    </div>
  );
}

function DrawnField({
  vendor,
  values,
  setValues,
  setup,
  source,
  field,
  path,
}: SetupFormProps & { readonly field: FormField; readonly path: string }) {
  return (
    <SetupField
      vendor={vendor}
      field={field}
      draft={setup.draft}
      stored={field.kind === 'secret' ? modelOf(source) : undefined}
      isCopy={source.kind === 'copy'}
      fault={setup.faultAt(path)}
      text={values.texts[field.key] ?? ''}
      rows={values.maps[field.key] ?? []}
      onText={(text) => setValues((before) => ({ ...before, texts: { ...before.texts, [field.key]: text } }))}
      onRows={(rows) => setValues((before) => ({ ...before, maps: { ...before.maps, [field.key]: rows } }))}
    />
  );
}

/** A setting that can erase data is taken only with the connection's name typed once more. */
function Confirmation({ vendor, values, setValues, setup }: SetupFormProps) {
  const say = useSay();
  return (
    <Note tone="attention" title={say('setup.destructiveTitle', { vendor: vendor.name })} role="group">
      {say('setup.destructiveText', { vendor: vendor.name })}
      <div className="note-actions">
        <TextInput
          label={say('setup.destructiveLabel', { name: values.name })}
          name="confirmation"
          value={values.confirmation}
          error={setup.faultAt('confirmation') !== undefined}
          onChange={({ currentTarget: { value: confirmation } }) =>
            setValues((before) => ({ ...before, confirmation }))
          }
        />
      </div>
    </Note>
  );
}
