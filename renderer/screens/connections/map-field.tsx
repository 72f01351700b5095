import { Select, TextInput } from '@mantine/core';
import type { MapRow } from './form-model.ts';
import { sayIfKnown, useSay, type Say } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

type MapFieldProps = {
  readonly label: string;
  readonly field: FormField;
  readonly messageKey: string;
  readonly rows: readonly MapRow[];
  readonly onRows: (rows: readonly MapRow[]) => void;
};

/** Which of the vendor's own fields gets what, row by row. */
export function MapField({ label, field, messageKey, rows, onRows }: MapFieldProps) {
  const say = useSay();
  const words = mapWords(say, messageKey);
  const free = field.options?.filter((option) => !rows.some(({ key }) => key === option));
  const add = (): void => onRows([...rows, { key: free?.[0] ?? '', value: '' }]);
  return (
    <fieldset className="custom" name={field.key}>
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div className="row" key={index}>
          <MapKey
            field={field}
            messageKey={messageKey}
            row={row}
            onKey={(key) => onRows(replaced(rows, index, { ...row, key }))}
          />
          {/* The value flows into a field that the vendor names; a header is a name and a value. */}
          {field.options === undefined ? <span aria-hidden>:</span> : <Icon name="left" small />}
          <TextInput
            aria-label={words.value}
            placeholder={words.value}
            value={row.value}
            spellCheck={false}
            onChange={(event) => onRows(replaced(rows, index, { ...row, value: event.currentTarget.value }))}
          />
          <Button
            look="quiet"
            icon="cross"
            aria-label={say('setup.map.remove')}
            onClick={() => onRows(rows.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" disabled={free?.length === 0} onClick={add}>
        {words.add}
      </Button>
    </fieldset>
  );
}

/** A map of another kind than fields (headers) has words of its own. */
const mapWords = (say: Say, messageKey: string) => ({
  key: sayIfKnown(say, `${messageKey}.key`, say('setup.map.key')),
  value: sayIfKnown(say, `${messageKey}.value`, say('setup.map.value')),
  add: sayIfKnown(say, `${messageKey}.add`, say('setup.map.add')),
});

const replaced = (rows: readonly MapRow[], at: number, row: MapRow): readonly MapRow[] =>
  rows.map((other, index) => (index === at ? row : other));

type MapKeyProps = {
  readonly field: FormField;
  readonly messageKey: string;
  readonly row: MapRow;
  readonly onKey: (key: string) => void;
};

/** The vendor's field: chosen where the vendor names them all, typed where it does not. */
function MapKey({ field, messageKey, row, onKey }: MapKeyProps) {
  const say = useSay();
  const label = mapWords(say, messageKey).key;
  if (field.options === undefined) {
    return (
      <TextInput
        aria-label={label}
        placeholder={label}
        value={row.key}
        spellCheck={false}
        onChange={(event) => onKey(event.currentTarget.value)}
      />
    );
  }
  return (
    <Select
      aria-label={label}
      value={row.key}
      data={field.options.map((value) => ({ value, label: sayIfKnown(say, `${messageKey}.${value}`, value) }))}
      onChange={(key) => key !== null && onKey(key)}
      allowDeselect={false}
    />
  );
}
