import { expect } from '@playwright/test';
import type { StartedApp } from '#test/support/app.ts';

export const hasVisibleWindow = ({ electron }: StartedApp): Promise<boolean> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));

/** Closes the window as its close button does, once it is on the screen; it hides. */
export async function closeWindow(app: StartedApp): Promise<void> {
  await expect.poll(() => hasVisibleWindow(app)).toBe(true);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => hasVisibleWindow(app)).toBe(false);
}
