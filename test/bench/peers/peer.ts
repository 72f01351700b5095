/** A durable queue: WAL and synchronous=FULL forced on the connection that it writes with. */
export type PeerQueue = {
  /** One job, awaited until the library says that it is saved. */
  readonly insert: () => unknown;
  /** Runs all jobs through a handler that does nothing. */
  readonly drain: (count: number) => Promise<void>;
};

export type PeerRoot = {
  /** The module of a package that is installed there. */
  readonly load: (name: string) => Promise<unknown>;
};

export type OpenPeer = (root: PeerRoot, dataDir: string) => Promise<PeerQueue>;
