import { createWords } from '#electron/words.ts';

/** The words that the window shows, from the one catalogue; tests find things by them, as people do. */
export const { say } = createWords('en');
