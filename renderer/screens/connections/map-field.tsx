import { TextInput } from '@mantine/core';
import type { MapRow } from './form-model.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

type MapFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly rows: readonly MapRow[];
  readonly onRows: (rows: readonly MapRow[]) => void;
};

/** Which of the vendor's own fields gets what, row by row. */
export function MapField({ label, name, rows, onRows }: MapFieldProps) {
  const say = useSay();
  const change = (at: number, part: Partial<MapRow>): void =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="custom" name={name}>
      <legend>{label}</legend>
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity while their keys are typed
        <div className="row" key={index}>
          <TextInput
            aria-label={say('setup.map.key')}
            placeholder={say('setup.map.key')}
            value={row.key}
            onChange={(event) => change(index, { key: event.currentTarget.value })}
          />
          <Icon name="left" small />
          <TextInput
            aria-label={say('setup.map.value')}
            placeholder={say('setup.map.value')}
            value={row.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <Button
            look="quiet"
            icon="cross"
            aria-label={say('setup.map.remove')}
            onClick={() => onRows(rows.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => onRows([...rows, { key: '', value: '' }])}>
        {say('setup.map.add')}
      </Button>
    </fieldset>
  );
}
