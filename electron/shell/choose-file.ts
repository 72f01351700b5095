import path from 'node:path';
import { app, dialog } from 'electron';
import type { FileKind } from '#electron/ipc/app-handlers.ts';
import type { Words } from './messages.ts';

/** Asks in the system's own dialog where a file shall go; undefined when the person does not say. */
export async function chooseFile({ say }: Words, what: FileKind, about: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: say(TITLES[what]),
    defaultPath: path.join(app.getPath('documents'), nameOf(what, about)),
    filters: FILTERS[what],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

const TITLES = {
  export: 'export.title',
  rejected: 'import.saveTitle',
  sample: 'checkup.contractSave',
  activity: 'activity.saveTitle',
} as const;

const CSV = { name: 'CSV', extensions: ['csv'] };
const FILTERS: Record<FileKind, { name: string; extensions: string[] }[]> = {
  export: [CSV, { name: 'JSON lines', extensions: ['jsonl'] }],
  rejected: [CSV],
  activity: [CSV],
  sample: [{ name: 'JSON', extensions: ['json'] }],
};

function nameOf(what: FileKind, about: string): string {
  switch (what) {
    case 'export':
      return `fieldpost-${new Date().toISOString().slice(0, 10)}.csv`;
    case 'rejected':
      return `${path.basename(about, path.extname(about))}.errors.csv`;
    case 'activity':
      return `fieldpost-activity-${about}.csv`;
    case 'sample':
      return path.basename(about);
  }
}
