import { useState, type ReactNode } from 'react';
import { useOpenLoginPage, useSync, useUnlock } from '#renderer/api/mutations.ts';
import { useAppInfo, useConnections, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

/** What concerns all sending, above every screen. At most one line each, and none of them stands in the way. */
export function Banners() {
  const { data: status } = useStatus();
  const { data: connections = [] } = useConnections();
  const { data: app } = useAppInfo();
  if (status === undefined) return null;
  return (
    <>
      <KeychainBanner keychain={status.keychain} />
      {connections.some(({ health }) => health === 'portal') ? <PortalBanner /> : null}
      {status.sendsElsewhere ? <Banner tone="sending" text="banner.elsewhere" /> : null}
      {app?.tray === false ? <NoTrayBanner /> : null}
    </>
  );
}

function Banner({
  tone,
  text,
  children,
}: {
  readonly tone: ShapeName | 'locked' | 'info';
  readonly text: MessageKey;
  readonly children?: ReactNode;
}) {
  const say = useSay();
  return (
    <div className={`banner ${tone === 'locked' ? 'is-retrying' : `is-${tone}`}`} role="status">
      {tone === 'locked' || tone === 'info' ? (
        <Icon name={tone === 'locked' ? 'lock' : 'info'} />
      ) : (
        <StateShape state={tone} />
      )}
      <span className="banner-text">{say(text)}</span>
      {children}
    </div>
  );
}

function KeychainBanner({ keychain }: { readonly keychain: OutboxStatus['keychain'] }) {
  const say = useSay();
  const unlock = useUnlock();
  switch (keychain) {
    case 'open':
      return null;
    case 'locked':
      return (
        <Banner tone="locked" text="banner.keychain">
          <Button size="small" busy={unlock.isPending} onClick={() => unlock.mutate()}>
            {say('banner.unlock')}
          </Button>
        </Banner>
      );
    case 'unavailable':
      return <Banner tone="locked" text="banner.noKeychain" />;
    case 'missing-key':
      return (
        <Banner tone="attention" text="banner.missingKey">
          <Button size="small" busy={unlock.isPending} onClick={() => unlock.mutate()}>
            {say('banner.tryAgain')}
          </Button>
        </Banner>
      );
  }
}

function PortalBanner() {
  const say = useSay();
  const sync = useSync();
  const login = useOpenLoginPage();
  return (
    <Banner tone="offline" text="banner.portal">
      <Button size="small" icon="link" busy={login.isPending} onClick={() => login.mutate()}>
        {say('banner.openLogin')}
      </Button>
      <Button size="small" busy={sync.isPending} onClick={() => sync.mutate()}>
        {say('banner.tryAgain')}
      </Button>
    </Banner>
  );
}

/** Said once a start. */
function NoTrayBanner() {
  const say = useSay();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  return (
    <Banner tone="info" text="banner.noTray">
      <Button size="small" look="quiet" onClick={() => setRead(true)}>
        {say('banner.dismiss')}
      </Button>
    </Banner>
  );
}
