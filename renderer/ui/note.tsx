import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { StateShape, type ShapeName } from './state-shape.tsx';

type NoteProps = {
  readonly tone: ShapeName | 'info';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** `status`: read out when it appears. */
  readonly role?: 'status' | 'alert' | 'group';
};

/** A calm box: shape, one bold sentence, what follows from it. */
export function Note({ tone, title, children, role }: NoteProps) {
  return (
    <div className={`note ${tone === 'info' ? 'is-info' : `is-${tone}`}`} role={role}>
      {tone === 'info' ? <Icon name="info" /> : <StateShape state={tone} />}
      <div className="note-body">
        {title === undefined ? null : <b>{title}</b>}
        {children === undefined ? null : <div className="note-text">{children}</div>}
      </div>
    </div>
  );
}
