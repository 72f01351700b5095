import { Select, TextInput } from '@mantine/core';
import { FormText } from './form-text.tsx';
import { MORE_FIELDS } from './more.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { useCountryName, useCountryOptions } from '#renderer/i18n/countries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';

type MoreFieldsProps = { readonly form: CaptureForm; readonly country: string };

/** The rest of the canonical customer. */
export function MoreFields({ form, country }: MoreFieldsProps) {
  return (
    <>
      {MORE_FIELDS.map((field) => {
        switch (field) {
          case 'country':
            return <CountryField key={field} form={form} country={country} />;
          case 'gender':
            return <GenderField key={field} form={form} />;
          case 'latitude':
          case 'longitude':
            return <FormText key={field} form={form} field={field} inputMode="decimal" />;
          case 'phone':
            return <FormText key={field} form={form} field={field} dir="ltr" inputMode="tel" />;
          default:
            return <FormText key={field} form={form} field={field} />;
        }
      })}
      <CustomFields form={form} />
    </>
  );
}

function CountryField({ form, country }: MoreFieldsProps) {
  const say = useSay();
  const options = useCountryOptions(false);
  const countryName = useCountryName();
  return (
    <Select
      label={say('field.country')}
      data={options}
      value={form.draft.texts.country ?? null}
      placeholder={countryName(country)}
      onChange={(code) => form.setText('country', code ?? '')}
      nothingFoundMessage={say('settings.noCountry')}
      searchable
      clearable
    />
  );
}

function GenderField({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const options = (['male', 'female'] as const).map((value) => ({ value, label: say(`gender.${value}`) }));
  return (
    <Select
      label={say('field.gender')}
      data={options}
      value={form.draft.texts.gender ?? null}
      placeholder={say('gender.none')}
      onChange={(gender) => form.setText('gender', gender ?? '')}
      clearable
    />
  );
}

function CustomFields({ form }: { readonly form: CaptureForm }) {
  const say = useSay();
  const { custom } = form.draft;
  const change = (at: number, part: { readonly name?: string; readonly value?: string }): void =>
    form.set({ custom: custom.map((field, index) => (index === at ? { ...field, ...part } : field)) });
  return (
    <fieldset className="custom wide">
      <legend>{say('field.customFields')}</legend>
      {custom.map((field, index) => (
        <div className="row" key={index}>
          <TextInput
            aria-label={say('capture.custom.name')}
            placeholder={say('capture.custom.name')}
            value={field.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={say('capture.custom.value')}
            placeholder={say('capture.custom.value')}
            value={field.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <Button
            look="quiet"
            icon="cross"
            aria-label={say('capture.custom.remove')}
            onClick={() => form.set({ custom: custom.filter((_, other) => other !== index) })}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => form.set({ custom: [...custom, { name: '', value: '' }] })}>
        {say('capture.custom.add')}
      </Button>
    </fieldset>
  );
}
