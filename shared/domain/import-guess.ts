import { fold } from './fold.ts';
import type { ImportGuess, ImportTarget } from './import.ts';

/** Headers as people write them, folded (no marks, no case, no punctuation); in English, Indonesian and Vietnamese. */
const HEADERS: Readonly<Partial<Record<ImportTarget, string>>> = {
  fullName:
    'full name|fullname|name|customer|customer name|contact name|display name|nama|nama lengkap|nama pelanggan|nama customer|nama kontak|ten|ho ten|ho va ten|ten day du|ten khach hang|khach hang',
  firstName: 'first name|firstname|given name|nama depan|ten goi|ten rieng',
  lastName: 'last name|lastname|surname|family name|nama belakang|nama keluarga|ho',
  whatsapp:
    'whatsapp|wa|whats app|no wa|nomor wa|no whatsapp|nomor whatsapp|no hp wa|no hp|nomor hp|hp|hp wa|handphone|no handphone|mobile|mobile phone|mobile number|cell|cell phone|phone|phone number|phone 1|phone 1 value|telp|no telp|telepon|no telepon|nomor telepon|zalo|sdt|so dien thoai|dien thoai|di dong|so di dong|dt|so dt|so zalo',
  phone:
    'phone 2|phone 2 value|second phone|other phone|home phone|work phone|telephone|landline|hp 2|no hp 2|telp 2|telepon rumah|telepon kantor|telepon lain|sdt 2|dien thoai 2|dien thoai ban|so dien thoai 2',
  email:
    'email|e mail|email address|e mail address|mail|e mail 1 value|email 1 value|surel|alamat email|alamat surel|thu dien tu|dia chi email',
  street: 'street|address|address 1|address line 1|street address|alamat|alamat lengkap|jalan|dia chi|duong|so nha',
  ward: 'ward|village|kelurahan|desa|kelurahan desa|phuong|xa|phuong xa',
  district: 'district|kecamatan|quan|huyen|quan huyen',
  city: 'city|town|kota|kabupaten|kota kabupaten|kab kota|thanh pho|tinh|tinh thanh|tinh thanh pho',
  postalCode: 'postal code|postcode|zip|zip code|kode pos|ma buu dien|ma buu chinh',
  country: 'country|country code|negara|quoc gia|nuoc',
  latitude: 'latitude|lat|lintang|garis lintang|vi do',
  longitude: 'longitude|lng|lon|long|bujur|garis bujur|kinh do',
  tags: 'tags|tag|label|labels|group|groups|category|categories|grup|kelompok|kategori|nhan|nhom|phan loai',
  notes: 'notes|note|comment|comments|remark|remarks|catatan|keterangan|ghi chu|chu thich',
  birthday: 'birthday|birth date|date of birth|dob|tanggal lahir|tgl lahir|ngay sinh|sinh nhat',
  gender: 'gender|sex|jenis kelamin|kelamin|gioi tinh',
  company:
    'company|company name|organization|organisation|organization name|business|perusahaan|nama perusahaan|toko|nama toko|usaha|cong ty|ten cong ty|cua hang',
  jobTitle: 'job title|title|position|role|organization title|jabatan|posisi|pekerjaan|chuc vu|chuc danh|nghe nghiep',
  language: 'language|bahasa|ngon ngu',
};

/** Words that make a header probably this; looked for in this order. */
const HINTS: readonly (readonly [RegExp, ImportTarget])[] = [
  [/\b(?:e ?mail|surel)\b/, 'email'],
  [/\b(?:wa|whats ?app|zalo)\b/, 'whatsapp'],
  [/\b(?:hp|handphone|telp|telepon|phone|mobile|sdt|dien thoai|dt)\b/, 'whatsapp'],
  [/\b(?:ket|keterangan|catatan|note|notes|ghi chu|remark)\b/, 'notes'],
  [/\b(?:alamat|address|dia chi)\b/, 'street'],
  [/\b(?:kota|city|thanh pho|tinh)\b/, 'city'],
  [/\b(?:perusahaan|company|cong ty|toko|usaha)\b/, 'company'],
  [/\b(?:lahir|birth|ngay sinh)\b/, 'birthday'],
  [/\b(?:nama|name|ten|pelanggan|customer|khach)\b/, 'fullName'],
];

/** Columns that the file of rows that were not imported has in addition. */
const OF_REPORT = /^error\.(?:line|code|field|message)$/;

const KNOWN: ReadonlyMap<string, ImportTarget> = new Map(
  Object.entries(HEADERS).flatMap(([target, names]) =>
    // Object.entries widens the record's own keys
    [...names.split('|'), foldHeader(target)].map((name) => [name, target as ImportTarget] as const),
  ),
);

/** `No. HP / WA` → `no hp wa`; `Họ và tên` → `ho va ten`. */
export function foldHeader(header: string): string {
  return fold(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What each column of a file probably is, by its header first and by its first values where the header says nothing.
 * No target is given twice but `custom`; the surer column gets it.
 * @param samples first cells of each column
 */
export function guessColumns(
  header: readonly string[],
  samples: readonly (readonly string[])[],
): readonly ImportGuess[] {
  const taken = new Set<ImportTarget>();
  const guesses: ImportGuess[] = header.map(() => ({ target: null, certainty: 'none' }));
  const settle = (certainty: 'sure' | 'guess', targetOf: (name: string, at: number) => ImportTarget | undefined) => {
    header.forEach((name, at) => {
      if (guesses[at]?.target !== null || OF_REPORT.test(name.trim())) return;
      const target = targetOf(name, at);
      if (target === undefined || (taken.has(target) && target !== 'custom')) return;
      taken.add(target);
      guesses[at] = { target, certainty };
    });
  };
  settle('sure', (name) => (/^custom\../.test(name.trim()) ? 'custom' : KNOWN.get(foldHeader(name))));
  // A second number under a header that says only "phone".
  settle('guess', (name) => (KNOWN.get(foldHeader(name)) === 'whatsapp' ? 'phone' : undefined));
  settle('guess', (name) => HINTS.find(([pattern]) => pattern.test(foldHeader(name)))?.[1]);
  settle('guess', (_, at) => looksLike(samples[at] ?? []));
  return guesses;
}

function looksLike(cells: readonly string[]): ImportTarget | undefined {
  const given = cells.filter((cell) => cell.trim() !== '');
  if (given.length === 0) return undefined;
  const most = (test: (cell: string) => boolean): boolean => given.filter(test).length * 3 > given.length * 2;
  if (most((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()))) return 'email';
  if (most(isNumberLike)) return 'whatsapp';
  return undefined;
}

/** Seven to fifteen digits and what people put between them. */
function isNumberLike(cell: string): boolean {
  const digits = cell.replace(/[\s()+.\-/]/g, '');
  return /^\d{7,15}$/.test(digits) && !/^\d{4}-\d{2}-\d{2}/.test(cell.trim());
}

/** Whether the first row of a file names columns; one that holds an address or a number is a customer. */
export function isHeaderRow(cells: readonly string[]): boolean {
  return !cells.some((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()) || isNumberLike(cell));
}
