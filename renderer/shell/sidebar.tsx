import { Link, useLocation } from 'wouter';
import { OutboxBox } from './outbox-box.tsx';
import { useConnections, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Mark } from '#renderer/ui/brand.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { LaneHealth } from '#shared/domain/connection.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

/** Always there: the way to every screen, and the outbox. */
export function Sidebar() {
  const say = useSay();
  const { data: status } = useStatus();
  const { data: connections = [] } = useConnections();
  const needYou = status?.customers.needYou ?? 0;
  const notWorking = connections.filter(({ health }) => isInTrouble(health, status?.online ?? true)).length;
  return (
    <nav className="side" aria-label={say('nav.label')}>
      <div className="brand">
        <Mark />
        <span>{say('app.name')}</span>
      </div>
      <CaptureLink />
      <NavLink path="/queue" icon="inbox" label="nav.queue" count={needYou} shape="attention" says="nav.needYou" />
      <NavLink
        path="/connections"
        icon="plug"
        label="nav.connections"
        count={notWorking}
        shape="retrying"
        says="nav.notWorking"
      />
      <NavLink path="/activity" icon="chart" label="nav.activity" />
      <NavLink path="/import" icon="import" label="nav.import" />
      <span className="push" />
      <OutboxBox />
      <NavLink path="/settings" icon="sliders" label="nav.settings" />
    </nav>
  );
}

function CaptureLink() {
  const say = useSay();
  return (
    <Link
      href="/capture"
      className="btn btn-primary side-capture"
      title={say('nav.capture')}
      data-tour="/capture"
      aria-keyshortcuts="Control+N Meta+N"
    >
      <Icon name="plus" />
      <span className="side-word">{say('nav.capture')}</span>
      <span className="push" />
      <Kbd keys="Ctrl+N" />
    </Link>
  );
}

/** Paused is somebody's wish, and without a network nobody can be reached: neither is worth a mark of its own. */
function isInTrouble(health: LaneHealth, online: boolean): boolean {
  return health !== 'working' && health !== 'paused' && (health !== 'offline' || online);
}

type NavLinkProps = {
  readonly path: string;
  readonly icon: IconName;
  readonly label: MessageKey;
  readonly count?: number;
  readonly shape?: ShapeName;
  /** What the count means, for those who cannot see the shape. */
  readonly says?: MessageKey;
};

function NavLink({ path, icon, label, count = 0, shape, says }: NavLinkProps) {
  const say = useSay();
  const [location] = useLocation();
  const isHere = location === path || location.startsWith(`${path}/`);
  return (
    <Link
      href={path}
      className={isHere ? 'nav on' : 'nav'}
      data-tour={path}
      aria-current={isHere ? 'page' : undefined}
      title={say(label)}
    >
      <Icon name={icon} />
      <span className="side-word">{say(label)}</span>
      {count === 0 || shape === undefined || says === undefined ? null : (
        <span className={`nav-count ink is-${shape}`} title={say(says, { count })}>
          <StateShape state={shape} />
          <span aria-hidden="true">{count}</span>
          <span className="sr">{say(says, { count })}</span>
        </span>
      )}
    </Link>
  );
}
