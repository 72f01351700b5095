import { app, dialog } from 'electron';
import { createWords } from './messages.ts';
import { whileBusy } from '#electron/db/patience.ts';
import type { Core } from '#electron/core.ts';
import { systemClock } from '#electron/system-effects.ts';
import { ok } from '#shared/result.ts';

/** Says once what happened to the stored data (damaged and salvaged, replaced, read-only). It does not hold up anything. */
export function sayDataNotice(core: Core): void {
  const notice = core.notice();
  if (notice === undefined) return;
  const message = createWords(core.profile.get().language).problem(notice);
  const shown = dialog.showMessageBox({ type: 'warning', title: app.getName(), message });
  void shown.then(() => whileBusy(systemClock, () => ok(core.noticeRead())));
}
