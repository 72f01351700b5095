import { useOpenExternal } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

/** What becomes of the key, and where the vendor is on the web. */
export function SetupRail({ vendor }: { readonly vendor: VendorDescriptor }) {
  const say = useSay();
  const open = useOpenExternal();
  const { homepage } = vendor;
  return (
    <aside className="checkup" aria-label={say('setup.rail.title')}>
      <h2>{say('setup.rail.title')}</h2>
      <ul className="promises">
        <li>
          <Icon name="lock" />
          <span>{say('setup.rail.keychain')}</span>
        </li>
        <li>
          <Icon name="pulse" />
          <span>{say('setup.rail.test', { vendor: vendor.name })}</span>
        </li>
        <li>
          <StateShape state="delivered" />
          <span>{say('setup.rail.once')}</span>
        </li>
      </ul>
      {homepage === undefined ? null : (
        <p>
          <button type="button" className="link" onClick={() => open.mutate({ url: homepage })}>
            {say('setup.rail.page', { vendor: vendor.name })}
          </button>
        </p>
      )}
    </aside>
  );
}
