import { useRemoveConnection } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** Asked in place, with what it means for those who have not arrived. */
export function RemoveNote({
  connection,
  onKeep,
}: {
  readonly connection: ConnectionView;
  readonly onKeep: () => void;
}) {
  const say = useSay();
  const remove = useRemoveConnection();
  const { id, name } = connection;
  const tally = tallyOf(connection.counts);
  const waiting = tally.waiting + tally.needYou;
  const run = (): void => remove.mutate(waiting > 0 ? { id, discardUndelivered: true } : { id });
  return (
    <Note tone="attention" title={say('connections.removeAsk', { name })} role="group">
      {waiting > 0 ? say('connections.removeWaiting', { name, waiting }) : null} {say('connections.removeText')}
      <div className="note-actions">
        <Button look="danger" busy={remove.isPending} onClick={run}>
          {say(waiting > 0 ? 'connections.removeDiscard' : 'connections.removeYes')}
        </Button>
        <Button look="quiet" onClick={onKeep}>
          {say('word.keep')}
        </Button>
      </div>
    </Note>
  );
}
