import './import.css';
import { useState } from 'react';
import { DropScreen } from './drop-screen.tsx';
import { DoneScreen } from './done-screen.tsx';
import { dropDraft, useImportDraft } from './import-draft.ts';
import { PreviewScreen } from './preview-screen.tsx';
import { useImportState } from './use-import.ts';
import { call } from '#renderer/api/client.ts';

/** A file comes in, is looked at row by row, and becomes customers; or none is there yet. */
export function ImportScreen() {
  const { data: state } = useImportState();
  const draft = useImportDraft();
  const [isLeaving, setLeaving] = useState(false);
  if (state === undefined) return null;
  const { file } = state;
  const another = (): void => {
    setLeaving(true);
    dropDraft();
    void call('imports.close', undefined).finally(() => setLeaving(false));
  };
  if (file === undefined || draft?.fileId !== file.id || isLeaving) return <DropScreen />;
  if (draft.done !== undefined) return <DoneScreen draft={draft} done={draft.done} onAnother={another} />;
  return <PreviewScreen file={file} draft={draft} state={state} onAnother={another} />;
}
