import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { PastedNote } from './pasted-note.tsx';
import { SavedNote } from './saved-note.tsx';
import { verdictWords, warningWords } from './field-words.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { useRecentCustomers } from '#renderer/api/queries.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { mostUrgent } from './most-urgent.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

type CaptureRailProps = {
  readonly form: CaptureForm;
  readonly connections: readonly ConnectionView[];
  readonly status: OutboxStatus;
  readonly onUndoPaste: () => void;
};

/** Where the customer goes, live, and what was captured before. */
export function CaptureRail({ form, connections, status, onUndoPaste }: CaptureRailProps) {
  const say = useSay();
  return (
    <aside className="cap-rail" aria-label={say('capture.goesTo')}>
      {connections.length === 0 ? <NoVendor /> : <Destinations form={form} connections={connections} />}
      {form.saved === undefined ? null : (
        <SavedNote saved={form.saved} status={status} connections={connections.length} />
      )}
      <PastedNote form={form} onUndo={onUndoPaste} />
      {status.online || form.saved !== undefined ? null : (
        <Note tone="offline" title={say('capture.offlineTitle')}>
          {say('capture.offlineText')}
        </Note>
      )}
      <Recent />
    </aside>
  );
}

function NoVendor() {
  const say = useSay();
  return (
    <section>
      <h2 className="cap-rail-title">{say('capture.noVendorTitle')}</h2>
      <p className="text2 small">{say('capture.noVendorText')}</p>
      <p className="cap-rail-link">
        <Link href="/connections/new">{say('capture.connect')}</Link>
      </p>
    </section>
  );
}

function Destinations({ form, connections }: Pick<CaptureRailProps, 'form' | 'connections'>) {
  const say = useSay();
  return (
    <section>
      <div className="row cap-rail-title">
        <h2>{say('capture.goesTo')}</h2>
        <span className="push" />
        <span className="small text3">
          {say('capture.goesToCount', { chosen: form.chosen.length, total: connections.length })}
        </span>
      </div>
      <ul>
        {connections.map((connection) => (
          <Destination key={connection.id} form={form} connection={connection} />
        ))}
      </ul>
    </section>
  );
}

function Destination({ form, connection }: { readonly form: CaptureForm; readonly connection: ConnectionView }) {
  const { draft } = form;
  const { id, name } = connection;
  const isChosen = form.chosen.includes(id);
  return (
    <li className="dest">
      <Checkbox
        label={name}
        checked={isChosen}
        onChange={() =>
          form.set({ skipped: isChosen ? [...draft.skipped, id] : draft.skipped.filter((other) => other !== id) })
        }
      />
      <DestinationVerdict form={form} connection={connection} isChosen={isChosen} />
    </li>
  );
}

type VerdictProps = { readonly form: CaptureForm; readonly connection: ConnectionView; readonly isChosen: boolean };

function DestinationVerdict({ form, connection, isChosen }: VerdictProps) {
  const say = useSay();
  const verdict = form.check?.verdicts.find(({ connectionId }) => connectionId === connection.id);
  if (!isChosen) return <span className="small text3">{say('capture.verdict.skipped')}</span>;
  const isAsked = !form.agreed.has(connection.id) && (verdict?.cuts.length ?? 0) > 0;
  if (isAsked) return <StateChip state="attention">{say('capture.verdict.shorten')}</StateChip>;
  if (verdict?.verdict === 'refused') {
    return (
      <>
        <StateChip state="attention">{verdictWords(verdict.problems, say)}</StateChip>
        <p className="small ink is-attention">{say('capture.verdict.held')}</p>
      </>
    );
  }
  return (
    <>
      {verdict === undefined ? <span /> : <Ready />}
      {(verdict?.warnings ?? []).map((found) => (
        <p key={`${found.code}.${found.field ?? ''}`} className="small text2">
          {warningWords(found, say, connection.name)}
        </p>
      ))}
      <LaneLine connection={connection} />
    </>
  );
}

function Ready() {
  const say = useSay();
  return (
    <span className="st cap-ready">
      <Icon name="tick" />
      <span className="w">{say('capture.verdict.ready')}</span>
    </span>
  );
}

/** A vendor that cannot take it just now is no reason not to save. */
function LaneLine({ connection: { health, since } }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  if (health === 'working' || health === 'offline') return null;
  const words =
    health === 'down' && since !== undefined
      ? say('capture.verdict.down', { time: clock(since, now) })
      : say('capture.verdict.lane', { health: say(`health.${health}`) });
  return <p className="small text2">{words}</p>;
}

const RECENT = 5;

function Recent() {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  const { data } = useRecentCustomers(RECENT);
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <h3>{say('capture.recent')}</h3>
      <ul className="recent">
        {data.rows.map((row) => {
          const state = mostUrgent(row.deliveries);
          return (
            <li key={row.customerId}>
              <Link className="clip" href={`/customer/${row.customerId}`}>
                {row.readable ? (
                  <PersonName name={row.name} />
                ) : (
                  say(row.erasedAt === undefined ? 'queue.sealed' : 'customer.erased')
                )}
              </Link>
              <span className="small text3">{clock(row.capturedAt, now)}</span>
              {state === undefined ? null : <StateChip state={state} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
