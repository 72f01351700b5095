import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Device-independent pixels. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximised: z.boolean(),
});

export type WindowBounds = z.infer<typeof boundsSchema>;

/** Half of the smallest laptop screen that people use (1366×768), so two windows fit side by side. */
export const MIN_WIDTH = 683;
export const MIN_HEIGHT = 384;
const DEFAULT_WIDTH = 1_200;
const DEFAULT_HEIGHT = 700;

const fileIn = (dataDir: string): string => path.join(dataDir, 'window.json');

/** Where the window was last; undefined when that is not known, or cannot be read. */
export function readBounds(dataDir: string): WindowBounds | undefined {
  try {
    return boundsSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined; // the first start, or a damaged file: the default place is as good
  }
}

/** Not worth a failure: a window that opens elsewhere next time loses nobody's work. */
export function writeBounds(dataDir: string, bounds: WindowBounds): void {
  try {
    writeFileSync(fileIn(dataDir), JSON.stringify(bounds), { mode: 0o600 });
  } catch {
    return;
  }
}

/** Where to open: as last time if enough of that lies on a screen that is still there, else in the middle of the main one. */
export function placeWindow(last: WindowBounds | undefined, screens: readonly Rectangle[]): Rectangle {
  const area = screens[0] ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const home = last === undefined ? undefined : screens.find((screen) => overlaps(last, screen));
  const width = clamp(last?.width ?? DEFAULT_WIDTH, MIN_WIDTH, (home ?? area).width);
  const height = clamp(last?.height ?? DEFAULT_HEIGHT, MIN_HEIGHT, (home ?? area).height);
  if (last !== undefined && home !== undefined) return { x: last.x, y: last.y, width, height };
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
}

/** So much of the title bar has to be on the screen that a hand can take hold of it. */
function overlaps(window: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  return right - left >= 100 && window.y >= screen.y && window.y <= screen.y + screen.height - 40;
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
