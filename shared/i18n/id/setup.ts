import type { setup as en } from '#shared/i18n/en/setup.ts';

export const setup = {
  'setup.badSecret': 'Kunci tidak berisi spasi, hanya huruf biasa, angka dan tanda. Salin sekali lagi.',
  'setup.badPath': 'Jalur diawali / dan tanpa spasi, misalnya /extapi/v1.0/token.',
  'setup.invalid': 'Ini tidak cocok di sini. Lihat baris di bawahnya.',
  'setup.experimental': 'Eksperimental: belum ada yang mencocokkan ini dengan vendor, jadi nilai awalnya dugaan.',
  'setup.hostOther': 'Alamat lain',
  'setup.hostAddress': 'Alamat, diawali https://',
  'setup.pick': 'Masuk dan tampilkan',
  'setup.pickHelp': '{count, plural, =0 {Akun ini tidak punya.} other {Ditemukan #. Pilih satu.}}',
  'setup.copyTitle': 'Salinan {name}',
  'setup.copied': 'Diambil dari {name}. Kosongkan untuk memakai yang sama.',
  'setup.where': 'Di mana menemukannya',
  'connections.duplicate': 'Gandakan…',
  'connections.erases': 'Mengganti yang sudah ada',
  'connections.erasesHelp':
    'Pelanggan yang sudah dikenal {vendor} dibuang dan diganti yang baru. Tidak ada yang dikirim dua kali dengan sendirinya.',
  'vendor.alatwa.where':
    'Kunci ini milik akun Alat WA Anda. Panduannya tidak menyebut halamannya: cari “API” di menu, atau tanya Alat WA.',
  'vendor.salesmania.where':
    'SalesMania memberi dua token: token bearer untuk pengguna Anda, dan token tim untuk satu basis data. Pengurus SalesMania Anda bisa mengambil keduanya.',
  'vendor.nxlink.where':
    'Access key, access secret, app key dan tenant ID satu paket. Panduan NXLink tidak menyebut tempatnya; kontak Anda di sana memberi keempatnya.',
  'vendor.cuoral.where':
    'Panduan Cuoral tidak menyebut di mana kunci dibuat. Yang dipakai adalah kunci API; kunci publik widget obrolan tidak berlaku di sini.',
  'vendor.ladiflow.where':
    'Di LadiFlow, buka Pengaturan, lalu Integrasi, lalu “Kết nối API”. Buat kunci di sana dan salin seluruhnya.',
} satisfies Readonly<Record<keyof typeof en, string>>;
