import './connections.css';
import { Link } from 'wouter';
import { initialValues, visibleSecrets } from './form-model.ts';
import { useVendors } from '#renderer/api/queries.ts';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import { BackTitle } from '#renderer/shell/back-title.tsx';
import { Page } from '#renderer/shell/page.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

/** The first step of a new connection: whose key is at hand. */
export function ChooseVendorScreen() {
  const say = useSay();
  const { data: vendors = [] } = useVendors();
  return (
    <Page title={<BackTitle to="/connections" back={say('connections.title')} title={say('setup.chooseTitle')} />}>
      <div className="choose">
        <p className="big">{say('setup.chooseText')}</p>
        <ul className="vendor-cards">
          {vendors.map((vendor) => (
            <VendorCard key={vendor.id} vendor={vendor} />
          ))}
        </ul>
        <p className="small text3 row">
          <Icon name="lock" small />
          {say('connections.keychain')}
        </p>
      </div>
    </Page>
  );
}

function VendorCard({ vendor }: { readonly vendor: VendorDescriptor }) {
  const say = useSay();
  const start = initialValues(vendor, undefined, vendor.name);
  const asked = [
    ...vendor.settings.filter(({ required, advanced }) => required && advanced !== true),
    ...visibleSecrets(vendor, start),
  ];
  const labels = [...new Set(asked.map(({ key }) => sayIfKnown(say, `vendor.${vendor.id}.${key}`, key)))];
  return (
    <li>
      <Link className="vendor-card" href={`/connections/new/${vendor.id}`}>
        <Icon name="plug" />
        <b>{vendor.name}</b>
        <span className="small text2">{labels.join(' · ')}</span>
      </Link>
    </li>
  );
}
