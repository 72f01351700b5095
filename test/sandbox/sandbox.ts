import { vendorIds, type VendorId, type VendorModel } from './model.ts';
import { serveVendor, type SandboxVendor } from './vendor-server.ts';
import { createAlatwa, type AlatwaOptions } from './vendors/alatwa.ts';
import { createCustom, type CustomOptions } from './vendors/custom.ts';
import { createCuoral, type CuoralOptions } from './vendors/cuoral.ts';
import { createLadiflow, type LadiflowOptions } from './vendors/ladiflow.ts';
import { createNxlink, type NxlinkOptions } from './vendors/nxlink.ts';
import { createSalesmania, type SalesmaniaModel, type SalesmaniaOptions } from './vendors/salesmania.ts';

export interface SandboxOptions {
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: () => number;
  /** Uniform in [0, 1), for ids and trace ids. */
  readonly random?: () => number;
  /** The vendors take this port and the five after it, in the order of `vendorIds`. Default: any free ports. */
  readonly portBase?: number;
  /** What the documentation leaves open, chosen for each vendor. */
  readonly vendors?: {
    readonly alatwa?: AlatwaOptions;
    readonly salesmania?: SalesmaniaOptions;
    readonly nxlink?: NxlinkOptions;
    readonly cuoral?: CuoralOptions;
    readonly ladiflow?: LadiflowOptions;
    readonly custom?: CustomOptions;
  };
}

export interface VendorSummary {
  readonly requests: number;
  /** Records held now. */
  readonly customers: number;
  /** Records that represent somebody who is held already. */
  readonly duplicates: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly violations: number;
}

export interface SalesmaniaVendor extends SandboxVendor, Pick<SalesmaniaModel, 'expireTokens'> {
  /** The same account by user name and password. */
  readonly signInConnection: SandboxVendor['connection'];
}

export interface Sandbox {
  readonly vendors: Readonly<Record<Exclude<VendorId, 'salesmania'>, SandboxVendor>> & {
    readonly salesmania: SalesmaniaVendor;
  };
  summary(): Readonly<Record<VendorId, VendorSummary>>;
  /** Set the sandbox's clock so far from `now`; NXLink's signatures and every `Date` header go by it. */
  skewClock(offsetMs: number): void;
  reset(): void;
  close(): Promise<void>;
}

/** Start the vendors on loopback. Close it, or the process stays alive. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  let offsetMs = 0;
  const now = (): number => clock() + offsetMs;
  const serve = (model: VendorModel): Promise<SandboxVendor> =>
    serveVendor(model, options.portBase === undefined ? 0 : options.portBase + vendorIds.indexOf(model.id), now);

  const salesmaniaModel = createSalesmania(options.vendors?.salesmania);
  const salesmania = await serve(salesmaniaModel);
  const vendors = {
    alatwa: await serve(createAlatwa(options.vendors?.alatwa)),
    salesmania: {
      ...salesmania,
      signInConnection: salesmaniaModel.signInConnection(salesmania.baseUrl),
      expireTokens: () => salesmaniaModel.expireTokens(),
    },
    nxlink: await serve(createNxlink(options.vendors?.nxlink ?? {}, { random })),
    cuoral: await serve(createCuoral(options.vendors?.cuoral)),
    ladiflow: await serve(createLadiflow(options.vendors?.ladiflow ?? {}, { random })),
    custom: await serve(createCustom(options.vendors?.custom)),
  };
  const all = vendorIds.map((id) => vendors[id]);
  return {
    vendors,
    // One entry for each of `vendorIds`.
    summary: () =>
      Object.fromEntries(vendorIds.map((id) => [id, summaryOf(vendors[id])])) as Record<VendorId, VendorSummary>,
    skewClock(ms) {
      offsetMs = ms;
    },
    reset() {
      offsetMs = 0;
      for (const vendor of all) vendor.reset();
    },
    async close() {
      await Promise.all(all.map((vendor) => vendor.close()));
    },
  };
}

function summaryOf(vendor: SandboxVendor): VendorSummary {
  const { requests, effects, violations } = vendor.ledger;
  const count = (kind: string): number => effects.filter((effect) => effect.kind === kind).length;
  return {
    requests: requests.length,
    customers: vendor.customers().length,
    duplicates: vendor.duplicates(),
    created: count('created'),
    updated: count('updated'),
    skipped: count('skipped'),
    violations: violations.length,
  };
}
