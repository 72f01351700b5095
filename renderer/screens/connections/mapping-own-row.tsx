import { Autocomplete } from '@mantine/core';
import { problemOf } from './mapping-model.ts';
import { MappingSource } from './mapping-source.tsx';
import type { MappedRows } from './use-mapping.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

type OwnFieldRowProps = { readonly vendor: VendorDescriptor; readonly mapping: MappedRows; readonly at: number };

/** A field that the account has named itself. */
export function OwnFieldRow({ vendor, mapping, at }: OwnFieldRowProps) {
  const say = useSay();
  const row = mapping.values.own[at];
  if (row === undefined) return null;
  const found = problemOf(mapping.problems, row.name.trim());
  const field: VendorField = { name: row.name, from: [], change: 'as-is', required: 'no', into: 'customFields' };
  return (
    <tr>
      <td>
        <div className="mapping-source">
          <MappingSource
            field={field}
            value={row.value}
            onChange={(value) => mapping.setOwnAt(at, { ...row, value })}
          />
          <Icon name="right" small />
        </div>
        {found === undefined ? null : <Hint tone="bad">{sentenceOf(found, say, vendor.name)}</Hint>}
      </td>
      <td>
        <OwnName vendor={vendor} mapping={mapping} at={at} isWrong={found !== undefined} />
      </td>
      <td className="small text2">{say('mapping.how.as-is')}</td>
      <td>
        <Button
          look="quiet"
          size="small"
          icon="cross"
          aria-label={say('mapping.remove', { field: row.name })}
          onClick={() => mapping.removeOwn(at)}
        />
      </td>
    </tr>
  );
}

function OwnName({ vendor, mapping, at, isWrong }: OwnFieldRowProps & { readonly isWrong: boolean }) {
  const say = useSay();
  const row = mapping.values.own[at];
  if (row === undefined) return null;
  return (
    <Autocomplete
      aria-label={say('mapping.vendorField', { vendor: vendor.name })}
      placeholder={vendor.ownFields?.example ?? ''}
      value={row.name}
      error={isWrong}
      data={mapping.names.of === 'fields' ? mapping.names.list.map(({ value }) => value) : []}
      spellCheck={false}
      onChange={(name) => mapping.setOwnAt(at, { ...row, name })}
    />
  );
}
