import './connections.css';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { initialValues, freeName, type SetupValues } from './form-model.ts';
import { SetupForm } from './setup-form.tsx';
import { mapOf } from './mapping-model.ts';
import { SetupMapping } from './setup-mapping.tsx';
import { SetupRail } from './setup-rail.tsx';
import { modelOf, type SetupSource } from './setup-source.ts';
import { useRows } from './use-mapping.ts';
import { useSetup } from './use-setup.ts';
import { useHasMapping } from './use-vendor.ts';
import { useConnections, useVendors } from '#renderer/api/queries.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { BackTitle } from '#renderer/shell/back-title.tsx';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export type SetupTarget =
  | { readonly kind: 'new'; readonly vendor: string }
  | { readonly kind: 'edit' | 'copy'; readonly connectionId: string };

/** A connection's form, drawn from what its vendor describes. */
export function SetupScreen({ target }: { readonly target: SetupTarget }) {
  const { data: vendors } = useVendors();
  const { data: connections } = useConnections();
  if (vendors === undefined || connections === undefined) return null;
  const source = sourceOf(target, connections);
  const vendorId = target.kind === 'new' ? target.vendor : modelOf(source)?.vendor;
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) return null;
  const taken = connections.map(({ name }) => name);
  const base = source.kind === 'copy' ? source.connection.name : vendor.name;
  const name = source.kind === 'edit' ? source.connection.name : freeName(base, taken);
  return <Setup vendor={vendor} source={source} name={name} />;
}

function sourceOf(target: SetupTarget, connections: readonly ConnectionView[]): SetupSource {
  if (target.kind === 'new') return target;
  const connection = connections.find(({ id }) => id === target.connectionId);
  return connection === undefined ? { kind: 'new' } : { kind: target.kind, connection };
}

type SetupProps = { readonly vendor: VendorDescriptor; readonly source: SetupSource; readonly name: string };

function Setup({ vendor, source, name }: SetupProps) {
  const say = useSay();
  const [values, setValues] = useState<SetupValues>(() => initialValues(vendor, modelOf(source), name));
  const [exampleId, setExampleId] = useState<string>();
  const rows = useRows(vendor, values.fieldMap ?? {});
  const isMapped = source.kind !== 'edit' && vendor.settings.some(({ kind }) => kind === 'mapping');
  const mapped = isMapped ? { ...values, fieldMap: mapOf(rows.values) } : values;
  const setup = useSetup(vendor, source, mapped, exampleId);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    void setup.save().then((isStored) => isStored || focusFault(form));
  };
  const title = titleOf(source, vendor, say);
  return (
    <Page title={<BackTitle to="/connections" back={say('connections.title')} title={title} />}>
      <div className="setup">
        <form className="setup-form" aria-label={title} noValidate autoComplete="off" onSubmit={onSubmit}>
          <div className="setup-scroll">
            <SetupForm vendor={vendor} values={values} setValues={setValues} setup={setup} source={source} />
            {isMapped ? <SetupMapping vendor={vendor} rows={rows} setup={setup} /> : null}
          </div>
          <SetupActions isSaving={setup.isSaving} source={source} />
        </form>
        <SetupRail vendor={vendor} preview={setup.preview} exampleId={exampleId} onExample={setExampleId} />
      </div>
    </Page>
  );
}

function titleOf(source: SetupSource, vendor: VendorDescriptor, say: Say): string {
  switch (source.kind) {
    case 'new':
      return say('setup.connect', { vendor: vendor.name });
    case 'edit':
      return say('setup.editTitle', { name: source.connection.name });
    case 'copy':
      return say('setup.copyTitle', { name: source.connection.name });
  }
}

/** The first field that is wrong, once it has been drawn so. */
function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

function SetupActions({ isSaving, source }: { readonly isSaving: boolean; readonly source: SetupSource }) {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <div className="form-bottom form-act">
      <Button look="primary" size="large" icon="tick" type="submit" busy={isSaving}>
        {say('setup.save')}
      </Button>
      <Button
        look="quiet"
        size="large"
        onClick={() => navigate(source.kind === 'new' ? '/connections/new' : '/connections')}
      >
        {say('setup.back')}
      </Button>
      {source.kind === 'edit' ? <ToMapping connection={source.connection} /> : null}
    </div>
  );
}

/** The other half of the set-up: what goes where. */
function ToMapping({ connection }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const isMapped = useHasMapping(connection.vendor);
  if (!isMapped) return null;
  return (
    <>
      <span className="push" />
      <Button look="quiet" size="large" icon="list" onClick={() => navigate(`/connections/${connection.id}/mapping`)}>
        {say('mapping.open')}
      </Button>
    </>
  );
}
