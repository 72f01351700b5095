import type { problems as en } from '#shared/i18n/en/problems.ts';

export const problems = {
  'problem.not-json': 'Ini bukan JSON yang benar, jadi tidak ada yang dibaca.',
  'problem.not-an-object': 'Di sini perlu nilai yang bernama, misalnya fullName. Tidak ada yang disimpan.',
  'problem.unknown-field': 'Fieldpost tidak punya kolom “{field}”. Tidak ada yang disimpan; periksa ejaannya.',
  'problem.wrong-type': 'Bentuk {field} tidak bisa kami baca. Tulis sekali lagi.',
  'problem.too-long':
    'Isi {field} terlalu panjang{limit, plural, =0 {} other { (paling banyak # karakter)}}. Persingkat.',
  'problem.name-required': 'Nama perlu diisi. Nama depan saja cukup.',
  'problem.phone-invalid': 'Ini bukan nomor telepon. Periksa angkanya, atau awali dengan + dan kode negara.',
  'problem.email-invalid': 'Alamat ini belum lengkap. Bentuknya seperti nama@perusahaan.com.',
  'problem.country-invalid': 'Negara ini tidak kami kenal. Pakai dua hurufnya, misalnya ID atau VN.',
  'problem.coordinates-incomplete': 'Lokasi perlu lintang dan bujur. Isi yang satunya, atau kosongkan keduanya.',
  'problem.coordinates-out-of-range': 'Lintang dari −90 sampai 90, bujur dari −180 sampai 180.',
  'problem.birthday-invalid': 'Tanggal ini tidak ada di kalender. Tulis tahun-bulan-tanggal, misalnya 1990-04-23.',
  'problem.value-required': 'Ini perlu diisi: {field} masih kosong.',
  'problem.value-invalid': 'Isi {field} ini tidak cocok. Pilih atau tulis yang lain.',
  'problem.url-invalid': 'Alamat ini tidak bisa dipakai. Awalannya https://.',
  'problem.connection-not-found': 'Koneksi ini tidak ada. Mungkin sudah dihapus.',
  'problem.connection-name-taken': 'Nama ini sudah dipakai koneksi lain. Pilih nama lain.',
  'problem.vendor-not-found': 'Fieldpost tidak mengenal vendor ini.',
  'problem.customer-erased': 'Data pelanggan ini sudah dihapus setelah waktu yang Anda tetapkan. Buktinya masih ada.',
  'problem.customer-not-found': 'Pelanggan ini tidak ada di komputer ini.',
  'problem.delivery-not-found': 'Pelanggan ini tidak dikirim ke koneksi itu.',
  'problem.setting-not-found': 'Tidak ada pengaturan “{field}”.',
  'problem.file-not-found': 'Berkas ini tidak ada. Periksa nama dan foldernya.',
  'problem.file-unreadable':
    'Berkas ini tidak bisa dibaca. Pastikan Anda boleh membukanya, dan bahwa ini CSV, XLSX, vCard, atau JSON lines.',
  'problem.file-empty': 'Berkas ini tidak berisi baris. Tidak ada yang diimpor.',
  'problem.file-too-large':
    'Berkas ini terlalu besar untuk ditinjau di sini{limit, plural, =0 {} other { (paling banyak # baris)}}. Bagi menjadi beberapa berkas, atau pakai baris perintah.',
  'problem.file-unwritable': 'Berkas tidak dapat ditulis di sana. Pilih folder lain, atau kosongkan ruang.',
  'problem.header-unknown': 'Fieldpost tidak punya isian untuk kolom “{field}”. Ganti nama kolom itu, atau hapus.',
  'problem.row-malformed':
    'Baris ini tidak cocok dengan kolom di atasnya. Tidak ada yang disimpan darinya; periksa tanda kutip dan pemisah.',
  'problem.duplicate-customer': 'Pelanggan dengan {field} ini sudah ada, jadi yang ini tidak diimpor.',
  'problem.slot-misplaced':
    "Rahasia boleh ada di header atau parameter alamat, ditulis '{'secret:NAMA'}'. Tidak di tempat lain, dan tidak memakai nama pengaturan.",
  'problem.header-invalid':
    'Header “{field}” tidak bisa dikirim. Pakai huruf, angka, dan tanda hubung, isi yang sederhana, dan bukan header yang kami atur sendiri.',
  'problem.template-not-json': 'Isinya bukan objek JSON. Periksa tanda kutip, koma, dan kurung kurawal.',
  'problem.template-unknown-field': 'Isinya menyebut “{field}”, yang tidak dimiliki pelanggan. Periksa ejaannya.',
  'problem.evidence-required': 'Sebutkan di mana jawaban menunjukkannya. Status saja bukan bukti.',
  'problem.external-id-required': "Agar aman dikirim lagi, isi atau alamatnya harus memuat '{'externalId'}'.",
  'problem.batch-of-one': 'Ini hanya bisa dengan satu pelanggan per permintaan.',
  'problem.mapping-source-unknown':
    'Tidak ada pelanggan yang punya kolom “{field}”. Tulis nama kolom di antara kurung kurawal.',
  'problem.mapping-required': '{vendor} tidak menerima pelanggan tanpa kolom ini, jadi tidak bisa dikosongkan.',
  'problem.mapping-locked': 'Fieldpost mengisi {field} sendiri untuk menemukan pelanggan kembali.',
  'problem.imported-before': 'Baris berkas ini sudah pernah diimpor.',
  'problem.row-left-out': 'Anda melewatkan baris ini.',
  'problem.confirmation-required': 'Pilihan ini bisa menghapus data di {vendor}. Ketik nama koneksi untuk melanjutkan.',
  'problem.has-undelivered':
    'Masih ada pelanggan yang menunggu koneksi ini. Kirim dulu, atau buang bersama koneksinya.',
  'problem.not-undecided': 'Yang ini sudah selesai, jadi tidak ada yang perlu diputuskan.',
  'problem.already-delivered': 'Yang ini sudah sampai, jadi tidak perlu dikirim atau dibuang.',
  'problem.vendor-needs-field':
    '{vendor} tidak menerima pelanggan tanpa {aField}. Isi {aField}, lalu ikut terkirim di sinkronisasi berikutnya.',
  'problem.vendor-field-too-long':
    '{vendor} hanya menerima {field} yang lebih pendek{limit, plural, =0 {} other {, paling banyak # karakter}}. Persingkat, lalu ikut terkirim di sinkronisasi berikutnya.',
  'problem.vendor-field-to-shorten':
    '{limit, plural, =0 {{vendor} menerima {field} yang lebih pendek} other {{vendor} menerima paling banyak # karakter dari {field}}}, dan belum ada yang setuju memotongnya. Persingkat sendiri, atau kirim lagi dan isinya terpotong di sana.',
  'problem.vendor-field-invalid':
    '{vendor} tidak menerima {field} ini. Perbaiki, lalu ikut terkirim di sinkronisasi berikutnya.',
  'problem.vendor-field-shortened':
    '{vendor} menerima {field} yang lebih pendek{limit, plural, =0 {} other {, paling banyak # karakter}}, jadi dikirim dalam bentuk singkat.',
  'problem.vendor-field-left-out': '{vendor} tidak bisa menerima {field} ini apa adanya, jadi dikirim tanpa itu.',
  'problem.vendor-field-long': '{field} ini mungkin terlalu panjang untuk {vendor}. Tetap dikirim apa adanya.',
  'problem.vendor-created-fewer':
    '{vendor} menerimanya tetapi membuat lebih sedikit dari yang dikirim, tanpa menyebut yang mana. Semuanya dikirim lagi otomatis; yang sudah ada tidak dibuat dua kali.',
  'problem.vendor-not-applied': '{vendor} menerima pelanggan ini, tetapi tidak semua isi {field} dipakai.',
  'problem.vendor-has-it-already': 'Menurut {vendor}, pelanggan ini sudah ada. Tidak ada yang diubah di sana.',
  'problem.vendor-takes-no-changes':
    '{vendor} tidak bisa menerima perubahan. Yang dikirim pertama tetap di sana; perbaiki langsung di sana, atau buang perubahan ini.',
  'problem.vendor-number-unknown':
    '{vendor} belum memberi tahu nomor pelanggan ini, jadi perubahannya tidak bisa dikirim. Perbaiki langsung di sana, lalu buang perubahan ini.',
  'problem.vendor-identity-changed':
    'Dengan {field} lain, {vendor} bisa membuat pelanggan kedua, jadi perubahannya tidak dikirim. Perbaiki langsung di sana, lalu buang perubahan ini.',
  'problem.vendor-customer-gone':
    'Pelanggan ini sudah tidak ada di {vendor}, jadi tidak ada yang bisa diubah. Buang perubahan ini.',
  'problem.vendor-refused':
    '{vendor} tidak menerima pelanggan ini.{vendorMessage, select, none {} other { Katanya: “{vendorMessage}”.}} Perbaiki datanya lalu coba lagi, atau buang untuk vendor ini.',
  'problem.vendor-refused-field':
    '{vendor} tidak menerima {field}.{vendorMessage, select, none {} other { Katanya: “{vendorMessage}”.}} Perbaiki, lalu ikut terkirim di sinkronisasi berikutnya.',
  'problem.vendor-unauthorized':
    '{vendor} tidak lagi menerima token ini. Yang menunggu tetap aman. Isi yang baru di Koneksi.',
  'problem.vendor-throttled': '{vendor} minta diperlambat. Nanti terkirim sendiri.',
  'problem.vendor-down': '{vendor} sedang gangguan. Terkirim sendiri setelah pulih. Anda tidak perlu berbuat apa-apa.',
  'problem.vendor-clock': 'Menurut {vendor}, jam komputer ini salah. Kami koreksi; menyetel jam akan membantu.',
  'problem.vendor-settings':
    'Ada pengaturan koneksi ini yang tidak cocok dengan {vendor}.{vendorMessage, select, none {} other { Katanya: “{vendorMessage}”.}} Yang menunggu tetap aman. Periksa di Koneksi.',
  'problem.vendor-redirected':
    '{vendor} mengarahkan ke alamat lain, dan kunci Anda tidak kami bawa ke sana. Periksa alamatnya di Koneksi.',
  'problem.vendor-answer-unknown':
    'Jawaban {vendor} tidak kami pahami, jadi belum dihitung terkirim.{vendorMessage, select, none {} other { Katanya: “{vendorMessage}”.}}',
  'problem.vendor-contract-changed':
    '{vendor} menjawab dengan cara yang belum dikenal versi ini. Yang sudah dikirim sedang diperiksa; cari Fieldpost yang lebih baru.',
  'problem.captive-portal': 'Wi-Fi ini minta login dulu. Tidak ada data yang dikirim ke halamannya.',
  'problem.network-unreachable': 'Tidak ada jaringan. Terkirim sendiri setelah Anda online lagi.',
  'problem.host-not-found': 'Alamat {vendor} tidak ditemukan dari sini. Dicoba lagi dengan sendirinya.',
  'problem.connection-refused':
    '{vendor} tidak bisa dihubungi. Belum ada yang terkirim; dicoba lagi dengan sendirinya.',
  'problem.tls-failed':
    'Tidak ada jalur aman ke {vendor}, jadi tidak ada yang dikirim. Periksa jam komputer dan jaringan.',
  'problem.proxy-failed':
    'Proksi jaringan ini tidak mengizinkan. Belum ada yang terkirim; dicoba lagi dengan sendirinya.',
  'problem.no-answer': 'Semua sudah dikirim ke {vendor}, tetapi jawaban tidak datang. Mungkin sudah sampai.',
  'problem.connection-broken': 'Jalur ke {vendor} putus sebelum ada jawaban. Mungkin sudah sampai.',
  'problem.interrupted': 'Fieldpost berhenti saat ini sedang dikirim ke {vendor}. Mungkin sudah sampai.',
  'problem.delivery-uncertain':
    'Data tersimpan rusak, jadi tidak terlihat lagi apakah {vendor} sudah punya pelanggan ini. Periksa di sana sebelum mengirim lagi.',
  'problem.keychain-locked': 'Penyimpan sandi komputer terkunci, jadi belum bisa mengirim. Mencatat tetap bisa.',
  'problem.keychain-unavailable':
    'Komputer ini tidak punya penyimpan sandi, jadi kunci tidak bisa disimpan dan belum bisa mengirim. Mencatat tetap bisa.',
  'problem.secret-missing':
    'Kunci untuk {vendor} tidak ada di penyimpan sandi. Yang menunggu tetap aman. Isi lagi di Koneksi.',
  'problem.profile-key-missing':
    'Kunci untuk membaca pelanggan tersimpan tidak ada di penyimpan sandi. Tidak ada yang dihapus. Kembalikan penyimpan sandi pengguna ini untuk membacanya.',
  'problem.sealed-data-damaged':
    'Catatan ini tidak bisa dibuka: isi tersimpannya berubah. Yang lain tidak terpengaruh.',
  'problem.another-process-sends':
    'Fieldpost lain di komputer ini sedang mengirim. Yang Anda simpan di sini dikirim lewat sana.',
  'problem.disk-full':
    'Disk penuh, jadi ini belum tersimpan. Ketikan Anda masih ada. Kosongkan sedikit ruang lalu simpan lagi.',
  'problem.database-busy': 'Data sedang dipakai program lain. Tidak ada yang berubah. Coba lagi.',
  'problem.database-newer': 'Data ini ditulis Fieldpost yang lebih baru. Perbarui yang ini untuk membukanya.',
  'problem.database-failed': 'Disk tidak menerimanya, jadi ini belum tersimpan. Ketikan Anda masih ada. Coba lagi.',
  'problem.database-read-only':
    'Fieldpost bisa membaca datanya tetapi tidak bisa mengubahnya. Tidak ada yang bisa disimpan atau dikirim sampai foldernya bisa ditulis lagi.',
  'problem.database-salvaged':
    'Berkas pelanggan Anda rusak. {customers, plural, other {# pelanggan}} dipindahkan ke berkas baru, dan penyimpanan berjalan terus. {uncertain, plural, =0 {} other {Untuk # kiriman tidak pasti apakah sudah terkirim; kiriman itu tidak akan terkirim dua kali dengan sendirinya. }}Berkas yang rusak disimpan di {folder}.',
  'problem.database-older':
    'Berkas pelanggan Anda lebih lama daripada saat Fieldpost terakhir berjalan: program lain menggantinya atau membuang sebagian. {uncertain, plural, other {Untuk # kiriman tidak pasti apakah sudah terkirim; kiriman itu tidak akan terkirim dua kali dengan sendirinya.}}',
  'problem.desktop-refused':
    'Komputer ini tidak menerima setelan itu. Cari Fieldpost di daftar program yang mulai saat masuk.',
  'problem.not-allowed': 'Fieldpost tidak melakukan ini dari sini.',
  'problem.internal':
    'Ada kejadian tak terduga, dan ini tidak jadi dilakukan. Tidak ada yang setengah tersimpan. Coba lagi.',
} as const satisfies Record<keyof typeof en, string>;
