import { problemOf, STANDARD, type Way } from './mapping-model.ts';
import { OwnFieldRow } from './mapping-own-row.tsx';
import { MappingSource } from './mapping-source.tsx';
import type { MappedRows } from './use-mapping.ts';
import { sayIfKnown, sentenceOf, useSay, type Say } from '#renderer/i18n/words.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { activeFields } from '#shared/domain/field-map.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

type MappingRowsProps = { readonly vendor: VendorDescriptor; readonly mapping: MappedRows };

/** A row for each field of the vendor: what fills it, how it is changed, what it becomes. */
export function MappingRows({ vendor, mapping }: MappingRowsProps) {
  const say = useSay();
  return (
    <table className="mapping">
      <thead>
        <tr>
          <th scope="col">{say('mapping.yourField')}</th>
          <th scope="col">{say('mapping.vendorField', { vendor: vendor.name })}</th>
          <th scope="col">{say('mapping.changed')}</th>
          <th scope="col">{say('mapping.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {activeFields(vendor.fields, mapping.settings).map((field) => (
          <FieldRow key={field.name} vendor={vendor} mapping={mapping} field={field} />
        ))}
        {mapping.values.own.map((_, at) => (
          <OwnFieldRow key={at} vendor={vendor} mapping={mapping} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function FieldRow({ vendor, mapping, field }: MappingRowsProps & { readonly field: VendorField }) {
  const say = useSay();
  const { name, into } = field;
  const value = mapping.values.rows[name] ?? STANDARD;
  const found = problemOf(mapping.problems, name);
  return (
    <tr>
      <td>
        <div className="mapping-source">
          {into === undefined ? (
            <span className="text3">{lockedWords(field, say)}</span>
          ) : (
            <MappingSource field={field} value={value} onChange={(changed) => mapping.setRow(name, changed)} />
          )}
          <Icon name="right" small />
        </div>
        {found === undefined ? null : <Hint tone="bad">{sentenceOf(found, say, vendor.name)}</Hint>}
      </td>
      <th scope="row" className="mono">
        {name}
        {field.required === 'no' ? null : (
          <span className="mapping-needed">{say(field.required === 'yes' ? 'mapping.required' : 'mapping.oneOf')}</span>
        )}
      </th>
      <td className="small text2">{changeWords(field, value.way, say)}</td>
      <Becomes text={mapping.preview?.fields[name]} isKnown={mapping.preview !== undefined} />
    </tr>
  );
}

function Becomes({ text, isKnown }: { readonly text: string | undefined; readonly isKnown: boolean }) {
  const say = useSay();
  if (text === undefined) return <td className="small text3">{isKnown ? say('mapping.leftOut') : '–'}</td>;
  return (
    <td className="small clip" title={text}>
      <bdi>{text}</bdi>
    </td>
  );
}

/** What fills a field that no mapping may touch. */
function lockedWords({ from, change }: VendorField, say: Say): string {
  const [key] = from;
  return key === undefined || key === 'externalId'
    ? say(`mapping.how.${change}`)
    : sayIfKnown(say, `field.${key}`, key);
}

/** What is joined or taken apart in the usual way goes out as it is where a rule fills the field. */
const OF_USUAL: readonly VendorField['change'][] = ['joined', 'setting', 'full-name', 'first-words', 'last-word'];

function changeWords({ change, limit, beyond }: VendorField, way: Way, say: Say): string {
  const own = way === 'fixed' ? 'fixed' : 'as-is';
  const how = say(`mapping.how.${way !== 'standard' && OF_USUAL.includes(change) ? own : change}`);
  return limit === undefined ? how : `${how} · ${say(`mapping.beyond.${beyond ?? 'refuse'}`, { limit })}`;
}
