/** Words of the command line. */
export const cli = {
  'cli.connectionAdded': 'Koneksi “{name}” sudah ditambahkan.',
  'cli.connectionPaused': 'Tidak ada yang dikirim ke “{name}” sampai dilanjutkan.',
  'cli.connectionResumed': 'Pengiriman ke “{name}” dilanjutkan.',
  'cli.connectionRemoved': 'Koneksi “{name}” sudah dihapus. Yang sudah terkirim tetap ada di riwayat.',
  'cli.testWorks': '{vendor} menjawab dan menerima kredensialnya.',
  'cli.testKeyNotRefused':
    '{vendor} menjawab dan tidak menolak kuncinya. Apakah pelanggan diterima baru terlihat pada kiriman pertama.',
  'cli.testNothing': '{vendor} tidak punya apa pun yang bisa diuji tanpa mengirim pelanggan. Kredensialnya lengkap.',
  'cli.captured': '{saved, plural, other {# pelanggan disimpan}}{refused, plural, =0 {} other {, # ditolak}}.',
  'cli.importProgress': '{percent} %, {imported} diimpor',
  'cli.imported': '{imported} diimpor, {rejected} ditolak, {duplicates, plural, other {# duplikat}}.',
  'cli.importErrorsFile': 'Baris yang ditolak ada di {file}.',
  'cli.customers': '{customers, plural, other {# pelanggan}}',
  'cli.changed': '{changed, plural, =0 {Tidak ada yang perlu diubah} other {# kiriman diubah}}.',
  'cli.receiptsWhole':
    '{receipts, plural, =0 {Belum ada tanda terima.} other {# tanda terima, semuanya masih seperti saat ditulis.}} Hash terakhir: {head}',
  'cli.receiptsBroken':
    'Tanda terima tidak lagi seperti saat ditulis: nomor {id} tidak cocok. {receipts} sebelumnya masih utuh.',
  'cli.receiptsMissing': '{missing, plural, other {# kiriman ditandai terkirim tanpa tanda terima.}}',
  'cli.exported': '{customers, plural, other {# pelanggan}} ditulis ke {file}.',
} as const;
