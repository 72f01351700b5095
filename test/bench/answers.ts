import type { BenchVendor } from './bed.ts';

/** What a vendor that takes everybody says, as it is documented: what differs is work of its own (contract-watch.ts). */
export function yes(vendor: BenchVendor, body: string): { readonly status: number; readonly body: string } {
  const count = customersIn(body);
  switch (vendor) {
    case 'alatwa':
      return said({ status: 'ok', message: 'Success', total_customer: String(count), group: 'Pelanggan' });
    case 'nxlink':
      return said({ code: 0, message: 'success', traceId: '0123456789abcdef' });
    case 'salesmania':
      return said({});
    case 'cuoral':
      return { ...said(count === 1 ? CUORAL_ONE : { created: count, customers: [] }), status: 201 };
    case 'ladiflow':
      return said({ code: 200, message: 'Success', data: { _id: '64f0c0ffee', isNewSubscriber: true } });
  }
}

const CUORAL_ONE = { id: 1, customer_id: 'c-1', name: 'Pelanggan', email: 'pelanggan@contoh.example', source: 'field' };

const said = (body: object) => ({ status: 200, body: JSON.stringify(body) });

function customersIn(body: string): number {
  const value: unknown = JSON.parse(body);
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'customers') : undefined;
  return Array.isArray(list) ? list.length : 1;
}
