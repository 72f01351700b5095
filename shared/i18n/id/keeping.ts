import type { keeping as en } from '#shared/i18n/en/keeping.ts';

export const keeping = {
  'capture.duplicate.name': 'Nama mirip.',
  'capture.kept': 'Dipakai hari ini',
  'capture.keptCity': 'Kota: {city}',
  'capture.keptTag': 'Tag: {tag}',
  'capture.keepNone': 'Lepas',
  'capture.emailOffer': 'Tab menulis {email}',
  'quick.allFields': 'Semua kolom',
  'capture.aside': 'Anda sedang mengisi “{name}”. Masih tersimpan di sini.',
  'capture.asideBack': 'Kembalikan',
  'capture.asideNobody': 'pelanggan',
  'capture.keep': 'Pakai {field} untuk hari ini',
  'capture.keptWord': 'dipakai',
  'capture.pasteHint': 'Ada di obrolan atau kartu kontak? Tempel di sini dengan {keys} dan formulir terisi sendiri.',
  'quick.title': 'Catat cepat',
  'quick.offline': 'Offline, tetap tersimpan',
  'location.add': 'Tambah lokasi',
  'location.asking': 'Mencari lokasi komputer ini',
  'location.change': 'Lokasi',
  'location.remove': 'Hapus lokasi',
  'location.typed': 'Lintang, bujur',
  'location.typedHelp':
    'Komputer ini tidak tahu lokasinya. Salin tempat dari aplikasi peta dan tempel di sini, misalnya −7.2575, 112.7521.',
  'location.use': 'Pakai',
  'location.wrong': 'Perlu dua angka, misalnya −7.2575, 112.7521.',
} as const satisfies Record<keyof typeof en, string>;
