import { Dropzone } from '@mantine/dropzone';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { UndoButton } from './undo-button.tsx';
import { useImportHistory, useOpenFile } from './use-import.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { clockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyTray } from '#renderer/ui/brand.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ImportBatch } from '#shared/domain/import.ts';

/** Where a file is dropped; below it, what was imported before and can be taken back. */
export function DropScreen() {
  const say = useSay();
  const { data: history = [] } = useImportHistory();
  return (
    <Page title={say('import.title')}>
      <div className="imp-start">
        <FileDrop />
        {history.length === 0 ? null : (
          <section aria-labelledby="imp-history">
            <h2 id="imp-history">{say('import.history')}</h2>
            <ul className="imp-history">
              {history.map((batch) => (
                <PastImport key={batch.id} batch={batch} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}

function FileDrop() {
  const say = useSay();
  const openDialog = useRef<() => void>(null);
  const { reading, open } = useOpenFile();
  const take = (files: readonly File[]): void => {
    const [file] = files;
    if (file !== undefined) void open(file);
  };
  return (
    <Dropzone
      className="imp-drop"
      openRef={openDialog}
      onDrop={take}
      multiple={false}
      activateOnClick={false}
      activateOnKeyboard={false}
      tabIndex={-1}
      inputProps={{ 'aria-label': say('import.choose'), accept: '.csv,.tsv,.txt,.xlsx,.vcf' }}
    >
      <EmptyTray />
      <h2 role={reading === undefined ? undefined : 'status'}>
        {reading === undefined ? say('import.drop') : say('import.reading', { name: reading })}
      </h2>
      <p className="text2">{say('import.dropKinds')}</p>
      <Button
        look="primary"
        size="large"
        icon="page"
        busy={reading !== undefined}
        onClick={() => openDialog.current?.()}
      >
        {say('import.choose')}
      </Button>
    </Dropzone>
  );
}

function PastImport({ batch }: { readonly batch: ImportBatch }) {
  const say = useSay();
  const intl = useIntl();
  const now = useNow();
  const { name, at, customers, undoable, undone } = batch;
  const facts = [
    clockTime(intl, at, now),
    say('import.historyLine', { customers }),
    ...(customers > undoable ? [say('import.historySent', { count: customers - undoable })] : []),
    ...(undone > 0 && customers > 0 ? [say('import.historyUndone', { count: undone })] : []),
  ];
  return (
    <li>
      <Icon name="page" />
      <div className="imp-past">
        <b className="clip">{name ?? say('import.historyName')}</b>
        <span className="small text3">{facts.join(' · ')}</span>
      </div>
      <UndoButton importId={batch.id} undoable={undoable} isWhole={undoable === customers} />
    </li>
  );
}
