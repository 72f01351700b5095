import { useLocation } from 'wouter';
import { choiceOf, type ImportDraft } from './import-draft.ts';
import { SaveOthersButton } from './save-others.tsx';
import { UndoButton } from './undo-button.tsx';
import { useImportHistory } from './use-import.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { ImportDone } from '#shared/domain/import.ts';

type DoneScreenProps = { readonly draft: ImportDraft; readonly done: ImportDone; readonly onAnother: () => void };

/** What came of it, the way back, and what is still to be put right. */
export function DoneScreen({ draft, done, onAnother }: DoneScreenProps) {
  const say = useSay();
  const [, navigate] = useLocation();
  const others = done.rejected + done.duplicates + done.leftOut;
  const isWhole = done.stopped === undefined;
  return (
    <Page title={say('import.title')}>
      <div className="imp-done">
        <Note
          tone={isWhole ? 'delivered' : 'attention'}
          role="status"
          title={say('import.doneTitle', { count: done.imported })}
        >
          {isWhole ? say('import.doneText', { others }) : stoppedWords(say, done)}
          <div className="note-actions">
            <Button look="primary" icon="inbox" onClick={() => navigate('/queue')}>
              {say('import.toQueue')}
            </Button>
            <UndoThis importId={done.importId} />
          </div>
        </Note>
        <p className="small text3">{say('import.undoNote')}</p>
        <div className="row">
          <SaveOthersButton others={isWhole ? others : Math.max(1, others)} choice={choiceOf(draft)} />
          <Button look="quiet" icon="page" onClick={onAnother}>
            {say('import.another')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

function UndoThis({ importId }: { readonly importId: string }) {
  const { data: history = [] } = useImportHistory();
  const batch = history.find(({ id }) => id === importId);
  if (batch === undefined) return null;
  const { undoable, customers } = batch;
  return <UndoButton size="medium" importId={importId} undoable={undoable} isWhole={undoable === customers} />;
}

function stoppedWords(say: ReturnType<typeof useSay>, { stopped }: ImportDone): string {
  if (stopped === undefined || stopped === 'by-person') return say('import.stopped');
  return say('import.failed', { sentence: sentenceOf(stopped, say) });
}
