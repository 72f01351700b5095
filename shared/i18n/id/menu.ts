import type { menu as en } from '#shared/i18n/en/menu.ts';

export const menu = {
  'menu.file': 'Berkas',
  'menu.edit': 'Sunting',
  'menu.view': 'Tampilan',
  'menu.pause': 'Jeda atau lanjutkan pengiriman',
  'menu.settings': 'Pengaturan',
  'menu.close': 'Tutup jendela',
  'menu.undo': 'Urungkan',
  'menu.redo': 'Ulangi',
  'menu.cut': 'Potong',
  'menu.copy': 'Salin',
  'menu.paste': 'Tempel',
  'menu.selectAll': 'Pilih semua',
  'menu.resetZoom': 'Ukuran biasa',
  'menu.zoomIn': 'Perbesar',
  'menu.zoomOut': 'Perkecil',
  'menu.fullScreen': 'Layar penuh',
  'start.cannotOpen': 'Fieldpost tidak bisa membuka datanya',
  'window.hopeless': 'Jendela Fieldpost berhenti',
  'window.hopeless.detail':
    'Jendela berhenti beberapa kali berturut-turut. Data pelanggan Anda aman. Buka Fieldpost lagi.',
} as const satisfies Record<keyof typeof en, string>;
