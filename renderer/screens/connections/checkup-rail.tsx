import { useState } from 'react';
import { ContractNote } from './contract-note.tsx';
import { isForPerson, passedSentence } from './checkup.ts';
import { useConnectionActions } from './connection-actions.ts';
import { RemoveNote } from './remove-note.tsx';
import { StageLine } from './stage-line.tsx';
import { useHasMapping, useVendorName } from './use-vendor.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { ShapeName } from '#renderer/ui/state-shape.tsx';
import type { ConnectionTest, ConnectionView } from '#shared/domain/connection.ts';

/** The last test of a connection, stage by stage, and what can be done with it. */
export function Checkup({ connection }: { readonly connection: ConnectionView }) {
  const say = useSay();
  const [isRemoving, setRemoving] = useState(false);
  const actions = useConnectionActions(connection);
  const vendor = useVendorName(connection.vendor);
  const { lastTest, name } = connection;
  return (
    <aside className="checkup" aria-label={say('checkup.title', { name })}>
      <div className="row">
        <h2 className="clip">{say('checkup.title', { name })}</h2>
        <span className="push" />
        <Button size="small" icon="pulse" busy={actions.isTesting} onClick={actions.test}>
          {say(lastTest === undefined ? 'checkup.run' : 'checkup.again')}
        </Button>
      </div>
      <ContractNote connection={connection} vendor={vendor} />
      {lastTest === undefined ? (
        <p className="small text3">{say('checkup.never', { vendor })}</p>
      ) : (
        <TestResult test={lastTest} vendor={vendor} />
      )}
      {isRemoving ? <RemoveNote connection={connection} onKeep={() => setRemoving(false)} /> : null}
      <CheckupActions connection={connection} isRemoving={isRemoving} onRemove={() => setRemoving(true)} />
    </aside>
  );
}

type CheckupActionsProps = {
  readonly connection: ConnectionView;
  readonly isRemoving: boolean;
  readonly onRemove: () => void;
};

function CheckupActions({ connection, isRemoving, onRemove }: CheckupActionsProps) {
  const say = useSay();
  const actions = useConnectionActions(connection);
  const isMapped = useHasMapping(connection.vendor);
  return (
    <div className="row checkup-actions">
      <Button size="small" busy={actions.isToggling} onClick={actions.toggle}>
        {say(connection.enabled ? 'connections.pause' : 'connections.resume')}
      </Button>
      <Button size="small" icon="edit" onClick={actions.edit}>
        {say('connections.edit')}
      </Button>
      {isMapped ? (
        <Button size="small" icon="list" onClick={actions.map}>
          {say('mapping.open')}
        </Button>
      ) : null}
      <span className="push" />
      {isRemoving ? null : (
        <Button size="small" look="quiet" onClick={onRemove}>
          {say('connections.remove')}
        </Button>
      )}
    </div>
  );
}

function TestResult({ test, vendor }: { readonly test: ConnectionTest; readonly vendor: string }) {
  const say = useSay();
  const clock = useClockTime();
  const now = useNow();
  return (
    <>
      <p className="small text3">{say('checkup.at', { time: clock(test.at, now), vendor })}</p>
      {test.stages === undefined ? null : (
        <ul className="stages">
          {test.stages.map((answer) => (
            <StageLine key={answer.stage} answer={answer} vendor={vendor} />
          ))}
        </ul>
      )}
      <Note tone={toneOf(test)} role="status">
        {test.ok || test.problem === undefined
          ? say(passedSentence(test.code), { vendor })
          : sentenceOf(test.problem, say, vendor)}
      </Note>
    </>
  );
}

/** Nothing proven, nothing claimed: only a test that ran has the colour of success. */
function toneOf(test: ConnectionTest): ShapeName | 'info' {
  if (test.ok) return test.code === 'nothing-to-test' ? 'info' : 'delivered';
  return isForPerson(test) ? 'attention' : 'retrying';
}
