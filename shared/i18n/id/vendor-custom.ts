import type { vendorCustom as en } from '#shared/i18n/en/vendor-custom.ts';

export const vendorCustom = {
  'vendor.custom.url': 'Alamat untuk pelanggan baru',
  'vendor.custom.url.help':
    "Alamat lengkap satu panggilan, diawali https://. Boleh memuat rahasia dalam parameter, misalnya ?key='{'secret:key'}', dan '{'externalId'}' untuk nomor pelanggan kami.",
  'vendor.custom.headers': 'Header',
  'vendor.custom.headers.help':
    "Tulis '{'secret:NAMA'}' di tempat kuncinya, misalnya Bearer '{'secret:token'}'. Kotak isiannya muncul di bawah, dan isinya masuk ke keychain.",
  'vendor.custom.headers.key': 'Header',
  'vendor.custom.headers.value': 'Isi',
  'vendor.custom.headers.add': 'Tambah header',
  'vendor.custom.body': 'Isi permintaan',
  'vendor.custom.body.help':
    "JSON. Teks seperti \"'{'email'}'\" diganti dengan email pelanggan, dan dihilangkan jika tidak ada. Dengan '{'email!'}' vendor tidak menerima siapa pun tanpa itu. Juga: whatsapp.digits, country.name, custom.NAMA, externalId.",
  'vendor.custom.successPath': 'Di mana jawaban ya terlihat',
  'vendor.custom.successPath.help':
    'Bagian jawaban yang hanya ada bila pelanggan diterima, misalnya data.id. Status saja tidak cukup.',
  'vendor.custom.successIs': 'Apa isinya',
  'vendor.custom.successIs.help': 'Kosongkan jika cukup ada isinya. *kata* mencari kata di dalamnya.',
  'vendor.custom.idPath': 'Di mana ID pelanggan berada',
  'vendor.custom.idPath.help': 'Masuk ke tanda terima, misalnya data.id. Hanya untuk satu pelanggan per permintaan.',
  'vendor.custom.resend': 'Jika jawabannya hilang',
  'vendor.custom.resend.help':
    'Hanya Anda yang tahu apakah vendor ini membuat pelanggan kedua bila menerima yang sama dua kali.',
  'vendor.custom.resend.person': 'Tanya saya',
  'vendor.custom.resend.idempotency-key': 'Kirim lagi dengan kunci yang sama',
  'vendor.custom.resend.external-id': 'Kirim lagi: vendor kenal nomor kami',
  'vendor.custom.idempotencyHeader': 'Header kuncinya',
  'vendor.custom.idempotencyHeader.help':
    'Tiap pelanggan punya kunci sendiri, dan setiap percobaan membawa kunci yang sama.',
  'vendor.custom.duplicateStatus': 'Status untuk “sudah ada”',
  'vendor.custom.duplicateStatus.help': 'Misalnya 409. Kosongkan jika vendor tidak mengatakannya.',
  'vendor.custom.duplicatePath': 'Di mana “sudah ada” terlihat',
  'vendor.custom.duplicatePath.help': 'Bagian dari jawaban itu, misalnya error.code.',
  'vendor.custom.duplicateIs': 'Apa isinya saat itu',
  'vendor.custom.duplicateIs.help': 'Misalnya already_exists. *exists* mencari kata di dalamnya.',
  'vendor.custom.method': 'Metode',
  'vendor.custom.method.help': 'POST, kecuali vendor meminta yang lain.',
  'vendor.custom.method.POST': 'POST',
  'vendor.custom.method.PUT': 'PUT',
  'vendor.custom.method.PATCH': 'PATCH',
  'vendor.custom.successStatus': 'Status jawaban ya',
  'vendor.custom.successStatus.help': 'Misalnya 200-299, atau 200, 201.',
  'vendor.custom.batchSize': 'Pelanggan per permintaan',
  'vendor.custom.batchSize.help':
    '1 sampai 100. Jika lebih dari satu, isinya berupa daftar, dan satu ya berlaku untuk semuanya.',
  'vendor.custom.listKey': 'Nama daftar',
  'vendor.custom.listKey.help':
    'Jika beberapa pelanggan per permintaan: kunci tempat daftar itu berada. Kosongkan jika isinya langsung daftar.',
  'vendor.custom.perMinute': 'Permintaan per menit',
  'vendor.custom.perMinute.help': 'Paling banyak sekian. Tanyakan batasnya kepada vendor.',
  'vendor.custom.baseUrl': 'Server lain',
  'vendor.custom.baseUrl.help': 'Menggantikan https://… dan host pada alamat di atas. Kosongkan saja.',
} as const satisfies Record<keyof typeof en, string>;
