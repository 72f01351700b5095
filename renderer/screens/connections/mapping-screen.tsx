import './connections.css';
import './mapping.css';
import { Checkbox } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { elsewhereThanRows, useMapping, type Mapping } from './use-mapping.ts';
import { MappingRows } from './mapping-rows.tsx';
import { MappingTools } from './mapping-tools.tsx';
import { Example } from './setup-rail.tsx';
import { useConnections, useRecentCustomers, useVendors } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { BackTitle } from '#renderer/shell/back-title.tsx';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { CopyAsCurl, RequestView } from '#renderer/ui/request-view.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

/** What goes where: each field of the vendor, what fills it, and what it becomes for a real customer. */
export function MappingScreen({ connectionId }: { readonly connectionId: string }) {
  const { data: vendors } = useVendors();
  const { data: connections } = useConnections();
  const { data: newest } = useRecentCustomers(1);
  const connection = connections?.find(({ id }) => id === connectionId);
  const vendor = vendors?.find(({ id }) => id === connection?.vendor);
  if (connection === undefined || vendor === undefined || newest === undefined) return null;
  const [first] = newest.rows;
  return (
    <MappingForm
      vendor={vendor}
      connection={connection}
      newestId={first?.name === '' ? undefined : first?.customerId}
    />
  );
}

type MappingFormProps = {
  readonly vendor: VendorDescriptor;
  readonly connection: ConnectionView;
  readonly newestId: string | undefined;
};

function MappingForm({ vendor, connection, newestId }: MappingFormProps) {
  const say = useSay();
  const [exampleId, setExampleId] = useState(newestId);
  const mapping = useMapping(vendor, connection, exampleId);
  const title = say('mapping.title', { name: connection.name });
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void mapping.save();
  };
  return (
    <Page title={<BackTitle to={`/connections/${connection.id}`} back={say('connections.title')} title={title} />}>
      <div className="setup">
        <form className="setup-form" aria-label={title} noValidate autoComplete="off" onSubmit={onSubmit}>
          <div className="setup-scroll">
            <div className="mapping-head">
              <h2>{say('mapping.whatGoesWhere')}</h2>
              <span className="push" />
              <Example exampleId={exampleId} onExample={setExampleId} />
            </div>
            <MappingRows vendor={vendor} mapping={mapping} />
            <Below vendor={vendor} mapping={mapping} />
          </div>
          <MappingActions connection={connection} mapping={mapping} />
        </form>
        <RequestRail vendor={vendor} mapping={mapping} />
      </div>
    </Page>
  );
}

type Part = { readonly vendor: VendorDescriptor; readonly mapping: Mapping };

/** Presets, and whether the customer of the example would be taken. */
function Below({ vendor, mapping }: Part) {
  const say = useSay();
  const { preview, problems } = mapping;
  return (
    <div className="mapping-below">
      <div className="row mapping-presets">
        <MappingTools vendor={vendor} mapping={mapping} />
        <span className="push" />
        {preview !== undefined && preview.refused.length === 0 ? (
          <Hint tone="ok">{say('mapping.complete')}</Hint>
        ) : null}
      </div>
      {preview === undefined || preview.refused.length === 0 ? null : (
        <Note tone="attention" title={say('mapping.refusedExample')} role="status">
          {preview.refused.map((found) => sentenceOf(found, say, vendor.name)).join(' ')}
        </Note>
      )}
      {elsewhereThanRows(problems).map((found) => (
        <Note key={`${found.code} ${found.field ?? ''}`} tone="attention" role="alert" title={say('notice.notDone')}>
          {sentenceOf(found, say, vendor.name)}
        </Note>
      ))}
    </div>
  );
}

function MappingActions({ connection, mapping }: { readonly connection: ConnectionView; readonly mapping: Mapping }) {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <div className="form-bottom form-act">
      <Button look="primary" size="large" icon="tick" type="submit" busy={mapping.isSaving}>
        {say('mapping.save')}
      </Button>
      <Button look="quiet" size="large" onClick={() => navigate(`/connections/${connection.id}`)}>
        {say('setup.back')}
      </Button>
      <span className="push" />
      {mapping.waiting === 0 ? null : (
        <Checkbox
          checked={mapping.isForWaiting}
          onChange={(event) => mapping.setForWaiting(event.currentTarget.checked)}
          label={say('mapping.forWaiting', { count: mapping.waiting })}
          title={say('mapping.sentStay')}
        />
      )}
    </div>
  );
}

function RequestRail({ vendor, mapping: { preview } }: Part) {
  const say = useSay();
  return (
    <aside className="checkup" aria-label={say('preview.title')}>
      <div className="row">
        <h2>{say('preview.title')}</h2>
        <span className="push" />
        {preview === undefined ? null : <CopyAsCurl preview={preview} />}
      </div>
      {preview === undefined ? (
        <p className="small text3">{say('mapping.noPreview')}</p>
      ) : (
        <RequestView preview={preview} name={vendor.name} />
      )}
    </aside>
  );
}
