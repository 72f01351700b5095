import { alatwa } from './alatwa/definition.ts';
import { cuoral } from './cuoral/definition.ts';
import { custom } from './custom/definition.ts';
import type { Vendor } from './definition.ts';
import { ladiflow } from './ladiflow/definition.ts';
import { nxlink } from './nxlink/definition.ts';
import { salesmania } from './salesmania/definition.ts';

/** Every vendor, one line each, in the order in which they are offered. */
export const VENDORS: readonly Vendor[] = [alatwa, salesmania, nxlink, cuoral, ladiflow, custom];

/** The vendor of an id that comes from outside; undefined when there is none. */
export function vendorById(id: string): Vendor | undefined {
  return VENDORS.find((vendor) => vendor.id === id);
}
