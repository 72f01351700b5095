/** Words of the command line. */
export const cli = {
  'cli.connectionAdded': 'The connection “{name}” was added.',
  'cli.connectionPaused': 'Nothing is sent to “{name}” until it is resumed.',
  'cli.connectionResumed': 'Sending to “{name}” goes on.',
  'cli.connectionRemoved': 'The connection “{name}” was removed. What was delivered stays in the history.',
  'cli.testWorks': '{vendor} answers and takes the credentials.',
  'cli.testKeyNotRefused':
    '{vendor} answers and does not refuse the key. Whether it takes customers shows with the first one.',
  'cli.testNothing':
    '{vendor} has nothing that can be tested without sending a customer. The credentials are complete.',
  'cli.captured':
    '{saved, plural, one {# customer saved} other {# customers saved}}{refused, plural, =0 {} other {, # refused}}.',
  'cli.importProgress': '{percent} %, {imported} imported',
  'cli.imported':
    '{imported} imported, {rejected} rejected, {duplicates, plural, one {# duplicate} other {# duplicates}}.',
  'cli.importErrorsFile': 'The rejected rows are in {file}.',
  'cli.customers': '{customers, plural, one {# customer} other {# customers}}',
  'cli.changed':
    '{changed, plural, =0 {Nothing had to be changed} one {# delivery changed} other {# deliveries changed}}.',
  'cli.receiptsWhole':
    '{receipts, plural, =0 {There is no receipt yet.} one {One receipt, as it was written.} other {# receipts, all as they were written.}} Last hash: {head}',
  'cli.receiptsBroken':
    'The receipts are no longer as they were written: number {id} does not hold. The {receipts} before it do.',
  'cli.receiptsMissing':
    '{missing, plural, one {One delivery is marked as delivered without a receipt.} other {# deliveries are marked as delivered without a receipt.}}',
  'cli.exported': '{customers, plural, one {# customer} other {# customers}} written to {file}.',
} as const;
