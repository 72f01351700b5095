import { useIntl } from 'react-intl';
import type { Receipt } from '#shared/domain/delivery.ts';

/** A receipt's number in the chain of this computer, as people write it. */
export const receiptNumber = (id: number): string =>
  String(id)
    .padStart(6, '0')
    .replace(/(\d{3})$/, ' $1');

/** Day, date, time and zone. `at`: wall clock ms. */
export function useReceiptTime(): (at: number) => string {
  const intl = useIntl();
  return (at) => intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' });
}

/** The receipt as plain text, to paste into a message. */
export function receiptText(receipt: Receipt, customer: string, vendor: string, when: string): string {
  const { vendorRecordId, bodySha256, hash } = receipt;
  return [`Fieldpost ${receiptNumber(receipt.id)}`, when, `${customer} → ${vendor}`, vendorRecordId, bodySha256, hash]
    .filter((line) => line !== undefined)
    .join('\n');
}
