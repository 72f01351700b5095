import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeWindow, readBounds, writeBounds } from '#electron/shell/window-bounds.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const beside = { x: 1366, y: 0, width: 1920, height: 1040 };

describe('placing the window', () => {
  it('opens in the middle of a small laptop, whole', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ x: 83, y: 14, width: 1200, height: 700 });
    expect(placeWindow(undefined, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 600,
    });
  });

  const last = { x: 1500, y: 100, width: 900, height: 600, maximised: false };

  it('opens where it was, on the screen it was on', () => {
    expect(placeWindow(last, [laptop, beside])).toEqual({ x: 1500, y: 100, width: 900, height: 600 });
  });

  it('comes back to the main screen when its own is gone', () => {
    expect(placeWindow(last, [laptop])).toEqual({ x: 233, y: 64, width: 900, height: 600 });
  });

  it('never opens with its title bar out of reach', () => {
    const above = { ...last, x: 100, y: -300 };
    expect(placeWindow(above, [laptop]).y).toBeGreaterThanOrEqual(0);
  });
});

describe('remembering the place', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'fieldpost-bounds-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('reads what it wrote, and nothing from a damaged file', () => {
    const bounds = { x: 1, y: 2, width: 800, height: 600, maximised: true };
    expect(readBounds(dir)).toBeUndefined();
    writeBounds(dir, bounds);
    expect(readBounds(dir)).toEqual(bounds);
    writeFileSync(path.join(dir, 'window.json'), '{"x":1');
    expect(readBounds(dir)).toBeUndefined();
  });

  it('does not mind a directory that is not there', () => {
    expect(() =>
      writeBounds(path.join(dir, 'none'), { x: 0, y: 0, width: 1, height: 1, maximised: false }),
    ).not.toThrow();
  });
});
