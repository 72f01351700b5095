import { Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { changeDraft, choiceOf, planOf, type ImportDraft } from './import-draft.ts';
import { ForAll } from './for-all.tsx';
import { PreviewGrid } from './preview-grid.tsx';
import { SaveOthersButton } from './save-others.tsx';
import { useJudging } from './use-import.ts';
import { useRunImport, useStopImport } from '#renderer/api/mutations.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { bold } from '#renderer/ui/bold.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ImportCounts, ImportFile } from '#shared/domain/import.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';

type State = CallOutput<'imports.state'>;

type PreviewScreenProps = {
  readonly file: ImportFile;
  readonly draft: ImportDraft;
  readonly state: State;
  readonly onAnother: () => void;
};

/** Every row as it will be imported, before anything is. */
export function PreviewScreen({ file, draft, state, onAnother }: PreviewScreenProps) {
  const say = useSay();
  useJudging(draft);
  return (
    <Page
      title={say('import.title')}
      actions={
        <>
          <ForAll draft={draft} />
          <Button size="small" look="quiet" disabled={state.running !== undefined} onClick={onAnother}>
            {say('import.another')}
          </Button>
        </>
      }
    >
      <div className="imp">
        <FileLine file={file} counts={state.counts} />
        <PreviewGrid file={file} draft={draft} />
        <ShortenRows draft={draft} counts={state.counts} />
        <Bottom draft={draft} state={state} />
      </div>
    </Page>
  );
}

function FileLine({ file, counts }: { readonly file: ImportFile; readonly counts: ImportCounts | undefined }) {
  const say = useSay();
  const facts = [
    ...(file.sheet === undefined ? [] : [say('import.sheet', { sheet: file.sheet })]),
    say(file.kind === 'vcf' ? 'import.contacts' : 'import.rows', { count: file.rows }),
  ];
  return (
    <div className="imp-file">
      <Icon name="page" />
      <span className="clip imp-name">
        <b>{file.name}</b> <span className="text3">{facts.join(' · ')}</span>
      </span>
      <span className="push" />
      {counts === undefined ? null : <Counts counts={counts} />}
    </div>
  );
}

function Counts({ counts }: { readonly counts: ImportCounts }) {
  const say = useSay();
  const { judged, total, ready, errors, duplicates } = counts;
  return (
    <span className="imp-counts nums">
      {judged < total ? <span className="small text3">{say('import.judging', { judged, total })}</span> : null}
      <span>
        <FormattedMessage id="import.ready" values={{ count: ready, b: bold }} />
      </span>
      {errors === 0 ? null : <StateChip state="attention">{say('import.errors', { count: errors })}</StateChip>}
      {duplicates === 0 ? null : (
        <span className="st is-retrying">
          <Icon name="person" />
          {say('import.duplicates', { count: duplicates })}
        </span>
      )}
    </span>
  );
}

/** One word for the whole file: what is cut stands in the last column of each row. */
function ShortenRows({ draft, counts }: { readonly draft: ImportDraft; readonly counts: ImportCounts | undefined }) {
  const say = useSay();
  if (counts === undefined || counts.shortened === 0) return <span hidden />;
  return (
    <div className="imp-shorten">
      <Checkbox
        label={say('import.shorten', { count: counts.shortened })}
        checked={draft.shorten}
        onChange={() => changeDraft({ shorten: !draft.shorten })}
      />
      {draft.shorten ? null : <span className="small text2">{say('import.shortenElse')}</span>}
    </div>
  );
}

function Bottom({ draft, state }: { readonly draft: ImportDraft; readonly state: State }) {
  const say = useSay();
  const { counts, running } = state;
  const run = useRun(draft);
  const taken = takenCount(draft, counts);
  const isJudged = counts !== undefined && counts.judged === counts.total;
  useImportKey(() => {
    if (isJudged && taken > 0 && !run.isPending) run.start();
  });
  if (running !== undefined || run.isPending) return <Running running={running} />;
  const others = isJudged ? counts.total - taken : 0;
  return (
    <div className="imp-act">
      <Button
        look="primary"
        size="large"
        icon="tick"
        keys="Ctrl+Enter"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        disabled={!isJudged || taken === 0}
        onClick={run.start}
      >
        {say('import.do', { count: taken })}
      </Button>
      <Button
        aria-pressed={draft.only === 'others'}
        onClick={() => changeDraft({ only: draft.only === 'all' ? 'others' : 'all' })}
      >
        {say(draft.only === 'all' ? 'import.onlyOthers' : 'import.showAll')}
      </Button>
      <SaveOthersButton others={others} choice={choiceOf(draft)} />
      <span className="push" />
      <span className="small text3 imp-note">{bottomNote(say, draft)}</span>
    </div>
  );
}

function bottomNote(say: Say, { mapping }: ImportDraft): string {
  const hasName = mapping.some((target) => target === 'fullName' || target === 'firstName');
  return say(hasName ? 'import.undoNote' : 'import.noName');
}

const takenCount = ({ ticked, unticked }: ImportDraft, counts: ImportCounts | undefined): number =>
  (counts?.ready ?? 0) - unticked.size + ticked.size;

function useRun(draft: ImportDraft) {
  const { mutate, isPending } = useRunImport();
  const start = (): void =>
    mutate(
      { plan: planOf(draft), ...choiceOf(draft) },
      {
        onSuccess: (done) => changeDraft({ done }),
      },
    );
  return { start, isPending };
}

function Running({ running }: { readonly running: State['running'] }) {
  const say = useSay();
  const stop = useStopImport();
  const { done, total } = running ?? { done: 0, total: 1 };
  const words = say('import.running', { done, total });
  return (
    <div className="imp-act">
      <div
        className="bar imp-bar"
        role="progressbar"
        aria-label={say('import.title')}
        aria-valuenow={done}
        aria-valuemax={total}
        aria-valuetext={words}
      >
        <i style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
      </div>
      <span className="nums">{words}</span>
      <span className="push" />
      <Button onClick={() => stop.mutate()} busy={stop.isPending}>
        {say('import.stop')}
      </Button>
    </div>
  );
}

/** Ctrl+Enter finishes the step, wherever the focus is. */
function useImportKey(onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isOurs = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isOurs || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
