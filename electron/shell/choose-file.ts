import path from 'node:path';
import { app, dialog } from 'electron';
import type { Words } from './messages.ts';

/** Asks in the system's own dialog where a file shall go; undefined when the person does not say. */
export async function chooseFile(
  { say }: Words,
  what: 'rejected' | 'export',
  about: string,
): Promise<string | undefined> {
  const csv = { name: 'CSV', extensions: ['csv'] };
  const day = new Date().toISOString().slice(0, 10);
  const name = what === 'export' ? `fieldpost-${day}.csv` : `${path.basename(about, path.extname(about))}.errors.csv`;
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: say(what === 'export' ? 'export.title' : 'import.saveTitle'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: what === 'export' ? [csv, { name: 'JSON lines', extensions: ['jsonl'] }] : [csv],
  });
  return canceled || filePath === '' ? undefined : filePath;
}
