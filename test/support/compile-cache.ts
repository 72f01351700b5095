import os from 'node:os';
import path from 'node:path';

/** For processes that a test starts from their sources: Node keeps what it made of each file, and a start takes 0.3 s in place of 0.6 s. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'fieldpost-compile-cache') } as const;
