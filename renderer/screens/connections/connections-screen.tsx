import './connections.css';
import { useLocation } from 'wouter';
import { Checkup } from './checkup-rail.tsx';
import { ConnectionRow } from './connection-row.tsx';
import { useTestConnection } from '#renderer/api/mutations.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { EmptyTray } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';

/** Every connection with its health in words; beside it the check-up of the one that is chosen. */
export function ConnectionsScreen({ chosenId }: { readonly chosenId: string | undefined }) {
  const say = useSay();
  const { data: connections } = useConnections();
  if (connections === undefined) return null;
  if (connections.length === 0) {
    return (
      <Page title={say('connections.title')}>
        <NoConnections />
      </Page>
    );
  }
  return (
    <Page title={<Title connections={connections} />} actions={<TestAll connections={connections} />}>
      <ConnectionList connections={connections} chosenId={chosenId} />
    </Page>
  );
}

type Connections = { readonly connections: readonly ConnectionView[] };

function Title({ connections }: Connections) {
  const say = useSay();
  const working = connections.filter(({ health }) => health === 'working').length;
  return (
    <>
      <h1>{say('connections.title')}</h1>
      <span className="small text3 clip">{say('connections.summary', { total: connections.length, working })}</span>
    </>
  );
}

function TestAll({ connections }: Connections) {
  const say = useSay();
  const test = useTestConnection();
  return (
    <Button
      size="small"
      icon="pulse"
      busy={test.isPending}
      onClick={() => connections.forEach(({ id }) => test.mutate({ id }))}
    >
      {say('connections.testAll')}
    </Button>
  );
}

type ConnectionListProps = Connections & { readonly chosenId: string | undefined };

function ConnectionList({ connections, chosenId }: ConnectionListProps) {
  const say = useSay();
  const [, navigate] = useLocation();
  const chosen = connections.find(({ id }) => id === chosenId) ?? mostInNeed(connections);
  return (
    <div className="conns">
      <section className="conn-list">
        <ul>
          {connections.map((connection) => (
            <ConnectionRow
              key={connection.id}
              connection={connection}
              isChosen={connection.id === chosen?.id}
              onChoose={() => navigate(`/connections/${connection.id}`, { replace: true })}
            />
          ))}
        </ul>
        <div className="row conn-add">
          <Button icon="plus" onClick={() => navigate('/connections/new')}>
            {say('connections.add')}
          </Button>
          <span className="push" />
          <span className="small text3">{say('connections.keychain')}</span>
        </div>
      </section>
      {chosen === undefined ? null : <Checkup key={chosen.id} connection={chosen} />}
    </div>
  );
}

/** The one whose check-up is worth looking at first. */
const mostInNeed = (connections: readonly ConnectionView[]): ConnectionView | undefined =>
  connections.find(({ health }) => health !== 'working' && health !== 'paused') ?? connections[0];

function NoConnections() {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <div className="empty">
      <div className="empty-body">
        <EmptyTray />
        <p className="big">{say('connections.empty.title')}</p>
        <p className="text2">{say('connections.empty.text')}</p>
        <div className="row empty-actions">
          <Button look="primary" icon="plug" onClick={() => navigate('/connections/new')}>
            {say('connections.add')}
          </Button>
        </div>
      </div>
    </div>
  );
}
