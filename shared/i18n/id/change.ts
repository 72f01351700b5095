import type { change as en } from '#shared/i18n/en/change.ts';

export const change = {
  'change.ask': 'Kirim perubahan ke {vendors}?',
  'change.cannot':
    '{count, plural, other {{vendors} tidak bisa menerima perubahan; di sana tetap seperti yang dulu dikirim.}}',
  'change.send': 'Kirim',
  'change.show': 'Yang dikirim ke {vendor}',
  'change.later': 'Nanti saja',
  'change.close': 'Tutup',
  'change.label': 'Perubahan',
  'change.receipt': 'Perubahan terkirim ke {vendor}',
  'change.queuedText': 'Saat perubahan dikirim.',
  'change.older':
    'Data di {vendor} lebih lama daripada yang di sini, dan tidak bisa menerima perubahan. Perbaiki langsung di sana bila perlu.',
} as const satisfies Record<keyof typeof en, string>;
