import { Link } from 'wouter';
import { savedWords } from './saved-words.ts';
import type { Saved } from './use-capture-form.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import type { OutboxStatus } from '#shared/domain/queue.ts';

type SavedNoteProps = { readonly saved: Saved; readonly status: OutboxStatus; readonly connections: number };

/** The last customer that was saved: it cannot be taken back by network, keys or vendors. */
export function SavedNote({ saved, status, connections }: SavedNoteProps) {
  const say = useSay();
  const clock = useClockTime();
  return (
    <Note tone="delivered" title={savedWords(saved, status, connections, say)} role="group">
      <PersonName name={saved.name} />, {clock(saved.at, saved.at)}.{' '}
      {saved.held === 0 ? null : <>{say('capture.saved.held', { held: saved.held })} </>}
      <Link href={`/customer/${saved.id}`}>{say('capture.saved.open')}</Link>
    </Note>
  );
}
