import { useContractRead, useSaveSample } from '#renderer/api/mutations.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';

type ContractNoteProps = {
  readonly connection: ConnectionView;
  readonly vendor: string;
};

/** Of a connection that has one: an answer that was otherwise than the vendor documents: where, and a sample of it that holds nothing personal. */
export function ContractNote({ connection: { id, contract }, vendor }: ContractNoteProps) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  const save = useSaveSample();
  const read = useContractRead();
  if (contract === undefined) return null;
  const { at, differences } = contract;
  return (
    <Note tone="unknown" title={say('checkup.contract', { time: clock(at, now), vendor })} role="group">
      {say('checkup.contractText', { count: differences.length, vendor })}
      <ul className="differences mono small">
        {differences.map(({ path, kind }) => (
          <li key={path}>{say(kind === 'missing' ? 'checkup.contractMissing' : 'checkup.contractOther', { path })}</li>
        ))}
      </ul>
      <div className="note-actions">
        <Button size="small" busy={save.isPending} onClick={() => save.mutate({ id })}>
          {say('checkup.contractSave')}
        </Button>
        <Button size="small" look="quiet" busy={read.isPending} onClick={() => read.mutate({ id })}>
          {say('checkup.contractDone')}
        </Button>
      </div>
    </Note>
  );
}
