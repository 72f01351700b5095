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
  'start.unreadable':
    'Berkas pelanggan Anda tidak bisa dibaca. Isinya tidak diubah. Salin dulu folder {folder} ke tempat aman.',
  'start.diskFull': 'Disk penuh. Kosongkan sedikit ruang lalu buka Fieldpost lagi. Yang sudah tersimpan masih ada.',
  'start.busy':
    'Data Fieldpost sedang dipakai program lain. Tutup program itu lalu buka Fieldpost lagi. Tidak ada yang berubah.',
  'window.hopeless': 'Jendela Fieldpost berhenti',
  'window.hopeless.detail':
    'Jendela berhenti beberapa kali berturut-turut. Data pelanggan Anda aman. Buka Fieldpost lagi.',
} as const satisfies Record<keyof typeof en, string>;
