import { useVendors } from '#renderer/api/queries.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

export function useVendor(id: string): VendorDescriptor | undefined {
  return useVendors().data?.find((vendor) => vendor.id === id);
}

export const useVendorName = (id: string): string => useVendor(id)?.name ?? id;

/** Whether the vendor has fields that a mapping can fill; a vendor that a team describes itself has them in its body. */
export const useHasMapping = (id: string): boolean =>
  useVendor(id)?.settings.some(({ kind }) => kind === 'mapping') === true;
