// Put in by the build (electron.vite.config.ts) and by vitest; a file run by Node itself does not have them.

/** True only in builds for tests: the points at which a test may make the process die. */
declare const __CRASH_POINTS__: boolean;

/** The version of package.json. */
declare const __APP_VERSION__: string;
