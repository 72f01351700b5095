import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import type { TrayState } from './tray-view.ts';

export type TrayIcons = {
  /** The pictures of a state, to be shown in turn; one for all but `syncing`. */
  readonly framesOf: (state: TrayState) => readonly NativeImage[];
};

/** Sizes in pixels of the drawing for normal and for doubled screens (ux.md §10). */
const SIZES = {
  darwin: { file: 'template-', normal: 16, doubled: 32 },
  win32: { file: '', normal: 16, doubled: 32 },
  linux: { file: '', normal: 22, doubled: 44 },
};

const FRAMES: Readonly<Record<TrayState, readonly string[]>> = {
  'needs-you': ['needs-you'],
  paused: ['paused'],
  offline: ['offline'],
  syncing: ['syncing-1', 'syncing-2', 'syncing-3'],
  waiting: ['waiting'],
  idle: ['idle'],
};

/** The pictures in `folder`, read once each. */
export function createTrayIcons(folder: string, platform: NodeJS.Platform): TrayIcons {
  const size = platform === 'darwin' || platform === 'win32' ? SIZES[platform] : SIZES.linux;
  const known = new Map<TrayState, readonly NativeImage[]>();
  const read = (name: string): NativeImage => {
    const image = nativeImage.createEmpty();
    for (const [scaleFactor, pixels] of [
      [1, size.normal],
      [2, size.doubled],
    ] as const) {
      const buffer = readFileSync(path.join(folder, `${name}-${size.file}${pixels}.png`));
      image.addRepresentation({ scaleFactor, width: pixels, height: pixels, buffer });
    }
    image.setTemplateImage(platform === 'darwin');
    return image;
  };
  return {
    framesOf(state) {
      const frames = known.get(state) ?? FRAMES[state].map(read);
      known.set(state, frames);
      return frames;
    },
  };
}
