import { Select } from '@mantine/core';
import { useOpenExternal } from '#renderer/api/mutations.ts';
import { useRecentCustomers } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { CopyAsCurl, RequestView } from '#renderer/ui/request-view.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { Preview } from '#shared/domain/preview.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

type SetupRailProps = {
  readonly vendor: VendorDescriptor;
  readonly preview: Preview | undefined;
  readonly exampleId: string | undefined;
  readonly onExample: (customerId: string | undefined) => void;
};

/** What becomes of the key; once the account is filled in, the request that it makes. */
export function SetupRail(props: SetupRailProps) {
  const say = useSay();
  const { vendor, preview } = props;
  if (preview !== undefined) return <PreviewRail {...props} preview={preview} />;
  return (
    <aside className="checkup" aria-label={say('setup.rail.title')}>
      <h2>{say('setup.rail.title')}</h2>
      <Promises vendor={vendor} />
      <HomePage vendor={vendor} />
      <p className="small text3">{say('preview.notYet')}</p>
    </aside>
  );
}

function PreviewRail({ vendor, preview, exampleId, onExample }: SetupRailProps & { readonly preview: Preview }) {
  const say = useSay();
  return (
    <aside className="checkup" aria-label={say('preview.title')}>
      <div className="row">
        <h2>{say('preview.title')}</h2>
        <span className="push" />
        <CopyAsCurl preview={preview} />
      </div>
      <Example exampleId={exampleId} onExample={onExample} />
      <RequestView preview={preview} name={vendor.name} />
      <HomePage vendor={vendor} />
    </aside>
  );
}

const NOBODY = '';
const EXAMPLES = 20;

/** Of whom the request is shown: somebody made up, or one of the newest customers. */
export function Example({ exampleId, onExample }: Pick<SetupRailProps, 'exampleId' | 'onExample'>) {
  const say = useSay();
  const { data } = useRecentCustomers(EXAMPLES);
  const readable = (data?.rows ?? []).flatMap(({ customerId, name }) =>
    name === '' ? [] : [{ value: customerId, label: name }],
  );
  if (readable.length === 0) return null;
  return (
    <Select
      label={say('preview.example')}
      value={exampleId ?? NOBODY}
      data={[{ value: NOBODY, label: say('preview.exampleNobody') }, ...readable]}
      onChange={(value) => onExample(value === null || value === NOBODY ? undefined : value)}
      allowDeselect={false}
    />
  );
}

function HomePage({ vendor: { homepage, name } }: Pick<SetupRailProps, 'vendor'>) {
  const say = useSay();
  const open = useOpenExternal();
  if (homepage === undefined) return null;
  return (
    <p>
      <button type="button" className="link" onClick={() => open.mutate({ url: homepage })}>
        {say('setup.rail.page', { vendor: name })}
      </button>
    </p>
  );
}

function Promises({ vendor }: Pick<SetupRailProps, 'vendor'>) {
  const say = useSay();
  return (
    <ul className="promises">
      <li>
        <Icon name="lock" />
        <span>{say('setup.rail.keychain')}</span>
      </li>
      <li>
        <Icon name="pulse" />
        <span>{say(vendor.untested === true ? 'setup.rail.noTest' : 'setup.rail.test', { vendor: vendor.name })}</span>
      </li>
      <li>
        <StateShape state="delivered" />
        <span>{say('setup.rail.once')}</span>
      </li>
    </ul>
  );
}
