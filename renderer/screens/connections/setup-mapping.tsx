import './mapping.css';
import { useState } from 'react';
import { MappingRows } from './mapping-rows.tsx';
import { MappingTools } from './mapping-tools.tsx';
import { NOBODY_TO_ASK, type MappedRows, type useRows } from './use-mapping.ts';
import { mapOf } from './mapping-model.ts';
import type { Setup } from './use-setup.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type SetupMappingProps = {
  readonly vendor: VendorDescriptor;
  readonly rows: ReturnType<typeof useRows>;
  readonly setup: Setup;
};

/** What goes where, before the connection is stored: folded, since most begin with the vendor's own way. */
export function SetupMapping({ vendor, rows, setup }: SetupMappingProps) {
  const say = useSay();
  const [isOpened, setOpened] = useState(false);
  const { problems, preview, draft } = setup;
  const isWrong = problems.some(({ field }) => field?.startsWith('settings.fieldMap') === true);
  const isOpen = isOpened || isWrong;
  const mapping: MappedRows = {
    ...rows,
    problems,
    preview,
    settings: draft.settings,
    names: NOBODY_TO_ASK,
    isEmpty: mapOf(rows.values) === undefined,
  };
  return (
    <div className="setup-mapping">
      <button type="button" className="more-toggle" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} small />
        <b>{say('mapping.whatGoesWhere')}</b>
        <span className="text2">{say('mapping.inSetup')}</span>
      </button>
      {isOpen ? (
        <>
          <MappingRows vendor={vendor} mapping={mapping} />
          <div className="row mapping-presets">
            <MappingTools vendor={vendor} mapping={mapping} />
          </div>
        </>
      ) : null}
    </div>
  );
}
