import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog } from 'electron';
import type { MainWindow } from './window.ts';
import type { Core } from '#electron/core.ts';
import type { SaveReceipt } from '#electron/ipc/receipts-handlers.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

/**
 * Saves a receipt where the person says: as JSON, or as the page that is on the screen (its style sheet for paper shows
 * the receipt and nothing else). Problem `file-unwritable`: a full disk, a folder that may not be written.
 */
export function createReceiptSaver(core: Core, window: MainWindow): SaveReceipt {
  return async ({ customerId, deliveryId, as }) => {
    const text = core.receipts.asJson(customerId, deliveryId);
    if (text === undefined) return err([problem('delivery-not-found')]);
    const name = `fieldpost-receipt-${deliveryId.slice(-8)}.${as}`;
    const file = await askForPlace(window, path.join(app.getPath('documents'), name), as);
    if (file === undefined) return ok({});
    const content = as === 'json' ? text : await window.toPdf();
    if (content === undefined) return err([problem('internal')]);
    try {
      await writeFile(file, content);
    } catch {
      return err([problem('file-unwritable')]);
    }
    return ok({ file: path.basename(file) });
  };
}

async function askForPlace(window: MainWindow, defaultPath: string, as: 'pdf' | 'json'): Promise<string | undefined> {
  const options = { defaultPath, filters: [{ name: as.toUpperCase(), extensions: [as] }] };
  const parent = window.browserWindow();
  const { canceled, filePath } =
    parent === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
  return canceled || filePath === '' ? undefined : filePath;
}
