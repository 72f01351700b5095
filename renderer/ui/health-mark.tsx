import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { StateShape, type ShapeName } from './state-shape.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import type { LaneHealth } from '#shared/domain/connection.ts';

type HealthLook = { readonly tone: ShapeName | 'plain'; readonly picture: ReactNode };

/** Health of a connection: a plain tick when it works (never the delivered disc), else the shape of what it waits for. */
const LOOKS: Readonly<Record<LaneHealth, HealthLook>> = {
  working: { tone: 'plain', picture: <Icon name="tick" /> },
  paused: { tone: 'paused', picture: <StateShape state="paused" /> },
  offline: { tone: 'offline', picture: <StateShape state="offline" /> },
  portal: { tone: 'offline', picture: <StateShape state="offline" /> },
  throttled: { tone: 'retrying', picture: <StateShape state="retrying" /> },
  down: { tone: 'retrying', picture: <StateShape state="retrying" /> },
  unauthorized: { tone: 'attention', picture: <StateShape state="attention" /> },
  settings: { tone: 'attention', picture: <StateShape state="attention" /> },
  keychain: { tone: 'retrying', picture: <Icon name="lock" /> },
};

type HealthMarkProps = { readonly health: LaneHealth; readonly short?: boolean; readonly children?: ReactNode };

export function HealthMark({ health, short = false, children }: HealthMarkProps) {
  const say = useSay();
  const { tone, picture } = LOOKS[health];
  return (
    <span className={`st is-${tone}`}>
      {picture}
      <span className="w">{children ?? say(short ? `health.short.${health}` : `health.${health}`)}</span>
    </span>
  );
}
