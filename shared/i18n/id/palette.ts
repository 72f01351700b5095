import type { palette as en } from '#shared/i18n/en/palette.ts';

export const palette = {
  'palette.title': 'Perintah',
  'palette.search': 'Cari pelanggan atau perintah',
  'palette.results': 'Hasil',
  'palette.customers': 'Pelanggan',
  'palette.actions': 'Perintah',
  'palette.move': 'pindah',
  'palette.open': 'buka',
  'palette.copy': 'salin nomor',
  'palette.accents': 'Nama tanpa tanda pun ditemukan',
  'palette.nothing': 'Tidak ada yang bernama “{query}”.',
  'palette.list': 'Antrean: {what}',
  'palette.deliveries': '{count, plural, other {# pengiriman menunggu}}',
  'palette.unlock': 'Buka penyimpan sandi',
  'palette.checkUp': 'Periksa {name}',
  'palette.setUp': 'Atur {name}',
  'palette.theme': 'Tema: {theme}',
  'palette.language': 'Bahasa: {language}',
} as const satisfies Record<keyof typeof en, string>;
