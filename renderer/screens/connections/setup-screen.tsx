import './connections.css';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { initialValues, freeName, type SetupValues } from './form-model.ts';
import { SetupForm } from './setup-form.tsx';
import { SetupRail } from './setup-rail.tsx';
import { useSetup } from './use-setup.ts';
import { useConnections, useVendors } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { BackTitle } from '#renderer/shell/back-title.tsx';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export type SetupTarget =
  | { readonly kind: 'new'; readonly vendor: string }
  | { readonly kind: 'edit'; readonly connectionId: string };

/** A connection's form, drawn from what its vendor describes. */
export function SetupScreen({ target }: { readonly target: SetupTarget }) {
  const { data: vendors } = useVendors();
  const { data: connections } = useConnections();
  if (vendors === undefined || connections === undefined) return null;
  const connection = target.kind === 'edit' ? connections.find(({ id }) => id === target.connectionId) : undefined;
  const vendorId = target.kind === 'new' ? target.vendor : connection?.vendor;
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) return null;
  const taken = connections.map(({ name }) => name);
  return <Setup vendor={vendor} connection={connection} name={freeName(vendor.name, taken)} />;
}

type SetupProps = {
  readonly vendor: VendorDescriptor;
  readonly connection: ConnectionView | undefined;
  readonly name: string;
};

function Setup({ vendor, connection, name }: SetupProps) {
  const say = useSay();
  const [values, setValues] = useState<SetupValues>(() => initialValues(vendor, connection, name));
  const setup = useSetup(vendor, connection, values);
  const isNew = connection === undefined;
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    void setup.save().then((isStored) => isStored || focusFault(form));
  };
  const title = isNew
    ? say('setup.connect', { vendor: vendor.name })
    : say('setup.editTitle', { name: connection.name });
  return (
    <Page title={<BackTitle to="/connections" back={say('connections.title')} title={title} />}>
      <div className="setup">
        <form className="setup-form" aria-label={title} noValidate autoComplete="off" onSubmit={onSubmit}>
          <div className="setup-scroll">
            <SetupForm vendor={vendor} values={values} setValues={setValues} setup={setup} isNew={isNew} />
          </div>
          <SetupActions isSaving={setup.isSaving} back={isNew ? '/connections/new' : '/connections'} />
        </form>
        <SetupRail vendor={vendor} />
      </div>
    </Page>
  );
}

/** The first field that is wrong, once it has been drawn so. */
function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

function SetupActions({ isSaving, back }: { readonly isSaving: boolean; readonly back: string }) {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <div className="form-bottom form-act">
      <Button look="primary" size="large" icon="tick" type="submit" busy={isSaving}>
        {say('setup.save')}
      </Button>
      <Button look="quiet" size="large" onClick={() => navigate(back)}>
        {say('setup.back')}
      </Button>
    </div>
  );
}
