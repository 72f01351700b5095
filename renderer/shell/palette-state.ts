import { createSheetState } from '#renderer/ui/sheet.tsx';

const state = createSheetState();

export const openPalette = (): void => state.set(true);
export const closePalette = (): void => state.set(false);
export const usePaletteOpen = state.useIsOpen;
