import { until, type Exec } from './bus.ts';

/** A window of any program on the desktop's screen, handled as a hand does. */
export interface XWindow {
  /** Clicks at a place in it, each from 0 (left, top) to 1. */
  click(x: number, y: number): Promise<void>;
}

/** Waits for a visible window that xdotool finds by these criteria, all of them. */
export async function findXWindow(exec: Exec, ...criteria: readonly string[]): Promise<XWindow> {
  const id = await until(`window ${criteria.join(' ')}`, async () => {
    const found = await exec('xdotool', 'search', '--all', '--onlyvisible', ...criteria).catch(() => ''); // 1: none
    return found.trim().split('\n').find(Boolean);
  });
  return {
    async click(x, y) {
      const geometry = await exec('xdotool', 'getwindowgeometry', '--shell', id);
      const pixels = (name: string): number => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(geometry)?.[1]);
      const place = [Math.round(x * pixels('WIDTH')), Math.round(y * pixels('HEIGHT'))].map(String);
      await exec('xdotool', 'mousemove', '--window', id, ...place, 'click', '1');
    },
  };
}
