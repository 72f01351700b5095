import { Menu } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'wouter';
import { healthWords } from './health-words.ts';
import { RemoveNote } from './remove-note.tsx';
import { useConnectionActions } from './connection-actions.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { showInQueue } from '#renderer/screens/queue/queue-view.ts';
import { bold } from '#renderer/ui/bold.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { HealthMark } from '#renderer/ui/health-mark.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { useHasMapping, useVendor, useVendorName } from './use-vendor.ts';

type ConnectionRowProps = {
  readonly connection: ConnectionView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

export function ConnectionRow({ connection, isChosen, onChoose }: ConnectionRowProps) {
  const [isRemoving, setRemoving] = useState(false);
  const vendorName = useVendorName(connection.vendor);
  return (
    <li className={isChosen ? 'conn on' : 'conn'}>
      <div className="conn-who">
        <button type="button" className="conn-name" aria-pressed={isChosen} onClick={onChoose}>
          <bdi className="clip" title={connection.name}>
            {connection.name}
          </bdi>
        </button>
        <Erases connection={connection} />
        <span className="small text3 clip">{vendorName === connection.name ? detailOf(connection) : vendorName}</span>
      </div>
      <Health connection={connection} />
      <Counts connection={connection} />
      <ConnectionMenu connection={connection} onRemove={() => setRemoving(true)} />
      {isRemoving ? (
        <div className="conn-ask">
          <RemoveNote connection={connection} onKeep={() => setRemoving(false)} />
        </div>
      ) : null}
    </li>
  );
}

/** A setting that can erase data at the vendor is seen before anything is sent by it, and not only where it was set. */
function Erases({ connection }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const vendor = useVendor(connection.vendor);
  const isErasing = vendor?.settings.some(
    ({ key, destructive }) => destructive !== undefined && connection.settings[key] === destructive,
  );
  if (isErasing !== true) return null;
  return (
    <span
      className="erases small ink is-attention"
      title={say('connections.erasesHelp', { vendor: vendor?.name ?? '' })}
    >
      <StateShape state="attention" />
      {say('connections.erases')}
    </span>
  );
}

/** The one setting that tells accounts of a vendor apart. */
function detailOf({ settings }: ConnectionView): string {
  const told = ['group', 'source', 'tenantId', 'databaseId']
    .map((key) => settings[key])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  return told === undefined ? '' : String(told);
}

function Health({ connection }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  const { health, since, id } = connection;
  const { needYou } = tallyOf(connection.counts);
  const words = healthWords(connection, say, (at) => clock(at, now));
  return (
    <div className="conn-health">
      {health === 'working' && needYou > 0 ? (
        <StateChip state="attention">{say('connections.needYou', { count: needYou })}</StateChip>
      ) : (
        <HealthMark health={health}>
          {health === 'down' && since !== undefined
            ? say('connections.downSince', { time: clock(since, now) })
            : undefined}
        </HealthMark>
      )}
      <p className="text2">
        {words}{' '}
        {health === 'working' && needYou > 0 ? (
          <Link href="/queue" onClick={() => showInQueue('need-you')}>
            {say('connections.show')}
          </Link>
        ) : null}
        {health === 'unauthorized' || health === 'settings' ? (
          <Link href={`/connections/${id}/edit`}>
            {say(health === 'settings' ? 'connections.checkSettings' : 'connections.newKey')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

function Counts({ connection }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const { delivered, waiting, needYou } = tallyOf(connection.counts);
  return (
    <div className="conn-counts nums small text2">
      <span>
        <FormattedMessage id="connections.delivered" values={{ count: delivered, b: bold }} />
      </span>
      <span>{say('connections.waiting', { count: waiting })}</span>
      {needYou > 0 && connection.health !== 'working' ? (
        <span className="ink is-attention">{say('connections.needYou', { count: needYou })}</span>
      ) : null}
    </div>
  );
}

function ConnectionMenu({
  connection,
  onRemove,
}: {
  readonly connection: ConnectionView;
  readonly onRemove: () => void;
}) {
  const say = useSay();
  const actions = useConnectionActions(connection);
  const isMapped = useHasMapping(connection.vendor);
  return (
    <Menu>
      <Menu.Target>
        <Button
          look="quiet"
          size="small"
          icon="dots"
          aria-label={say('connections.actions', { name: connection.name })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={actions.test}>{say('connections.test')}</Menu.Item>
        <Menu.Item onClick={actions.toggle}>
          {say(connection.enabled ? 'connections.pause' : 'connections.resume')}
        </Menu.Item>
        <Menu.Item onClick={actions.edit}>{say('connections.edit')}</Menu.Item>
        {isMapped ? <Menu.Item onClick={actions.map}>{say('mapping.open')}</Menu.Item> : null}
        <Menu.Item onClick={actions.duplicate}>{say('connections.duplicate')}</Menu.Item>
        <Menu.Item data-danger onClick={onRemove}>
          {say('connections.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
