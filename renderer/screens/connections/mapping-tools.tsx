import type { MappedRows } from './use-mapping.ts';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type Part = { readonly vendor: VendorDescriptor; readonly mapping: MappedRows };

/** A field more, the names that the account has, presets, and the way back. */
export function MappingTools({ vendor, mapping }: Part) {
  const say = useSay();
  return (
    <>
      {vendor.ownFields === undefined ? null : (
        <Button size="small" icon="plus" onClick={mapping.addOwn}>
          {say('mapping.addField')}
        </Button>
      )}
      <AskNames vendor={vendor} mapping={mapping} />
      {vendor.presets.map(({ id, fieldMap }) => (
        <Button key={id} size="small" look="quiet" onClick={() => mapping.replace(fieldMap)}>
          {say('mapping.preset', { name: sayIfKnown(say, `mapping.preset.${id}`, id) })}
        </Button>
      ))}
      {mapping.isEmpty ? null : (
        <Button size="small" look="quiet" icon="undo" onClick={() => mapping.replace({})}>
          {say('mapping.reset')}
        </Button>
      )}
    </>
  );
}

/** The account's own fields or tags, from the vendor itself; without a network they are typed by hand. */
function AskNames({ vendor, mapping: { names } }: Part) {
  const say = useSay();
  if (names.of === undefined) return null;
  return (
    <>
      <Button size="small" icon="globe" busy={names.isAsking} onClick={names.ask}>
        {say(`mapping.ask.${names.of}`, { vendor: vendor.name })}
      </Button>
      {names.count === undefined ? null : (
        <Hint tone="ok">{say(`mapping.asked.${names.of}`, { count: names.count })}</Hint>
      )}
    </>
  );
}
