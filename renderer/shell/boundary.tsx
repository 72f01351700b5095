import { Component, type ReactNode } from 'react';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';

type BoundaryState = { readonly failed: boolean };

/** A bug in one screen leaves the sidebar, and the way out, in place. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { failed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Fallen onRetry={() => this.setState({ failed: false })} />;
  }
}

function Fallen({ onRetry }: { readonly onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="pad">
      <Note tone="attention" title={say('notice.crashTitle')} role="alert">
        {say('notice.crashText')}
        <div className="note-actions">
          <Button onClick={onRetry}>{say('notice.reload')}</Button>
        </div>
      </Note>
    </div>
  );
}
