import type { ReadSheet } from '#electron/customers/import/sheet.ts';
import type { Word } from '#electron/customers/word.ts';
import type { Vault } from '#electron/credentials/vault.ts';
import type { Clock, Logger, Random } from '#electron/effects.ts';
import type { BackoffBounds } from '#electron/outbox/schedule.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import type { CheckLine, Transport } from '#electron/vendors/http.ts';

/** What the core takes from the world. */
export type CoreEffects = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: Vault & { readonly onRecovered?: (listener: () => void) => () => void };
  /** Without `checkLine` a test of a connection knows the way there only by what came of its question. */
  readonly transport: Transport & { readonly dropConnections?: () => void; readonly checkLine?: CheckLine };
  readonly log: Logger;
  readonly vendors: readonly Vendor[];
  /** Whether the operating system says that there is a network; `networkChanged` tells more. Default: yes. */
  readonly online?: boolean;
  /**
   * How long a statement may hold up the thread while another process writes, ms. Default: 5 s. The app, which has a window
   * to keep alive, takes a moment and asks again later.
   */
  readonly busyTimeoutMs?: number;
  /** Reads a workbook; a program with a window does it on another thread. Default: on this one. */
  readonly readSheet?: ReadSheet;
  /** Whose word shortens a text for a vendor where nobody was asked. Default: that of the connection's settings. */
  readonly unasked?: Word;
  /** Waits between tries; tests shorten them. */
  readonly backoff?: BackoffBounds;
};
