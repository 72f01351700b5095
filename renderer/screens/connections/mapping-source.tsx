import { Select, TextInput } from '@mantine/core';
import { templateOf, type RowValue, type Way } from './mapping-model.ts';
import { sayIfKnown, useSay, type Say } from '#renderer/i18n/words.ts';
import { CUSTOMER_FIELDS } from '#shared/domain/customer.ts';
import { isPlainField, NAMES } from '#shared/domain/field-map.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

type MappingSourceProps = {
  readonly field: VendorField;
  readonly value: RowValue;
  readonly onChange: (value: RowValue) => void;
};

/** What fills a field: as usual, one of the customer's fields, a text with fields, the same for everybody, nothing. */
export function MappingSource({ field, value, onChange }: MappingSourceProps) {
  const say = useSay();
  const { way, text } = value;
  const choose = (choice: string): void => {
    if (!choice.startsWith('#')) return onChange({ way: 'source', text: choice, fallback: value.fallback });
    const next = wayOf(choice);
    onChange({ way: next, text: next === 'template' ? templateOf(field) : '', fallback: '' });
  };
  return (
    <div className="mapping-fill">
      <Select
        aria-label={say('mapping.fills', { field: field.name })}
        value={way === 'source' ? text : `#${way}`}
        data={[...choices(field, say)]}
        onChange={(choice) => choice !== null && choose(choice)}
        allowDeselect={false}
        searchable
      />
      <Texts field={field} value={value} onChange={onChange} />
    </div>
  );
}

/** What the choice needs besides: its text, and what stands in for an empty value. */
function Texts({ field, value, onChange }: MappingSourceProps) {
  const say = useSay();
  const { way, text, fallback } = value;
  const needsText = way === 'own' || way === 'template' || way === 'fixed';
  if (way === 'standard' || way === 'leaveOut') return null;
  return (
    <div className="mapping-texts">
      {needsText ? (
        <TextInput
          aria-label={say(`mapping.text.${way}`, { field: field.name })}
          placeholder={say(`mapping.text.${way}`, { field: field.name })}
          value={text}
          spellCheck={false}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      ) : null}
      {way === 'fixed' ? null : (
        <TextInput
          aria-label={say('mapping.ifEmptyOf', { field: field.name })}
          placeholder={say('mapping.ifEmpty')}
          value={fallback}
          onChange={(event) => onChange({ ...value, fallback: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

const WAYS: readonly Way[] = ['standard', 'own', 'template', 'fixed', 'leaveOut'];

const wayOf = (choice: string): Way => WAYS.find((way) => `#${way}` === choice) ?? 'standard';

/** Without a source there is no usual way; a field that is needed cannot be left out. */
function choices(field: VendorField, say: Say): readonly { readonly value: string; readonly label: string }[] {
  const isNeeded = field.required === 'yes' || NAMES.includes(field.into ?? '');
  const sources = [...CUSTOMER_FIELDS.filter(isPlainField), 'externalId'];
  return [
    { value: '#standard', label: standardWords(field, say) },
    ...sources.map((key) => ({ value: key, label: sourceWords(key, say) })),
    { value: '#own', label: say('mapping.way.own') },
    { value: '#template', label: say('mapping.way.template') },
    { value: '#fixed', label: say('mapping.way.fixed') },
    ...(isNeeded || field.from.length === 0 ? [] : [{ value: '#leaveOut', label: say('mapping.way.leaveOut') }]),
  ];
}

function standardWords({ from, change }: VendorField, say: Say): string {
  if (change === 'full-name') return say('mapping.usual', { field: say('field.fullName') });
  if (change === 'setting') return say('mapping.usual', { field: say('mapping.how.setting') });
  const names = from.map((key) => sourceWords(key, say));
  return names.length === 0 ? say('mapping.unused') : say('mapping.usual', { field: names.join(', ') });
}

const sourceWords = (key: string, say: Say): string =>
  key === 'externalId' ? say('mapping.how.our-number') : sayIfKnown(say, `field.${key}`, key);
