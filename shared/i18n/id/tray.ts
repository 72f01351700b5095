import type { tray as en } from '#shared/i18n/en/tray.ts';

export const tray = {
  'tray.sync': 'Sinkronkan sekarang',
  'tray.pause': 'Jeda pengiriman',
  'tray.resume': 'Lanjutkan pengiriman',
  'tray.open': 'Buka Fieldpost',
  'tray.capture': 'Pelanggan baru',
  'tray.quick': 'Catat cepat',
  'tray.quit': 'Keluar',
  'tray.tooltip':
    'Fieldpost: {needYou, plural, other {# perlu Anda}}, {waiting, plural, other {# menunggu}}, {online, select, true {online} other {offline}}',
  'tray.practice': 'Latihan, bukan pelanggan Anda: {status}',
  'tray.status': '{needYou, plural, other {# perlu Anda}} · {waiting, plural, other {# menunggu}}',
  'tray.nextTry': '{net}, coba lagi {time}',
  'tray.paused': 'Fieldpost: pengiriman dijeda, {waiting, plural, other {# menunggu}}',
  'notify.synced': '{delivered, plural, other {# terkirim}}{needYou, plural, =0 {} other {, # perlu Anda}}',
  'notify.unauthorized':
    '{vendor} tidak lagi menerima token ini. {waiting, plural, other {# menunggu}}, tidak ada yang hilang.',
  'quit.question': '{waiting, plural, other {# menunggu}}. Aman di sini dan dikirim saat Fieldpost dibuka lagi.',
  'quit.quit': 'Keluar',
  'quit.keep': 'Biarkan di baki',
} as const satisfies Record<keyof typeof en, string>;
