import type { practice as en } from '../en/practice.ts';

/** Practice with sample vendors, and the tour. */
export const practice: Record<keyof typeof en, string> = {
  'practice.word': 'Latihan',
  'practice.text': 'Vendornya hanya contoh di komputer ini. Tidak ada yang keluar, dan semua ini tidak disimpan.',
  'practice.end': 'Akhiri latihan',
  'practice.begin': 'Berlatih dengan vendor contoh',
  'practice.setting': 'Latihan dan tur',
  'practice.settingHelp': 'Vendor contoh dengan pelanggan sendiri. Pelanggan Anda yang asli tidak tersentuh.',
  'welcome.practise': 'Berlatih dulu',
  'welcome.practiseText':
    'Lima vendor contoh di komputer ini. Semuanya nyata kecuali mereka, dan selalu ditandai “Latihan”.',
  'welcome.practiseDo': 'Coba dengan vendor contoh',
  'tour.start': 'Tur dua menit',
  'tour.again': 'Tampilkan tur',
  'tour.help': 'Lima petunjuk letak segala sesuatu. Anda tetap bisa bekerja sambil melihatnya.',
  'tour.label': 'Tur, {step} dari {count}',
  'tour.next': 'Lanjut',
  'tour.back': 'Kembali',
  'tour.skip': 'Lewati tur',
  'tour.done': 'Selesai',
  'tour.capture': 'Mencatat dalam sepuluh detik',
  'tour.captureText':
    'Dari mana saja: {keys}. Nama saja cukup. Enter menyimpan, dan tersimpan berarti aman di komputer ini, ada jaringan atau tidak.',
  'tour.queue': 'Semua pelanggan, semua vendor',
  'tour.queueText':
    'Satu baris satu pelanggan, satu tanda untuk tiap vendor. Baris yang menunggu menyebut sebabnya, dan kapan lanjut sendiri.',
  'tour.connections': 'Ke mana pelanggan dikirim',
  'tour.connectionsText': 'Tiap vendor dengan keadaannya dalam kata-kata. Kunci tetap di penyimpan sandi komputer ini.',
  'tour.import': 'Daftar yang sudah Anda punya',
  'tour.importText':
    'Taruh berkas CSV, Excel, atau vCard. Setiap baris terlihat sebelum disimpan, dan bisa dibatalkan.',
  'tour.outbox': 'Tidak ada yang hilang, tidak ada yang ganda',
  'tour.outboxText':
    'Yang menunggu dikirim sendiri. Hanya “Perlu Anda” yang butuh keputusan Anda. {keys} menemukan semua tindakan dan pelanggan.',
};
