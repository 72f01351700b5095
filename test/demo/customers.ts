/** People that the demo meets. Invented; the numbers are of ranges that belong to nobody. */
export type Visitor = {
  readonly fullName: string;
  readonly whatsapp: string;
  readonly email: string;
  readonly city: string;
};

export const VISITORS: readonly Visitor[] = [
  {
    fullName: 'Ratna Wulandari',
    whatsapp: '0812-0000-0142',
    email: 'ratna.wulandari@sinarpagi.example',
    city: 'Surabaya',
  },
  {
    fullName: 'Nguyễn Hoàng Phương Thảo',
    whatsapp: '+84 90 000 0276',
    email: 'thao.nguyen@hoaphuong.example',
    city: 'Thủ Đức',
  },
  { fullName: 'Kwesi Amponsah-Darko', whatsapp: '+233 20 000 0311', email: 'kwesi@amponsah.example', city: 'Kumasi' },
  {
    fullName: 'Adaeze Nwankwo',
    whatsapp: '+234 803 000 0459',
    email: 'adaeze.nwankwo@enugu-stores.example',
    city: 'Enugu',
  },
  { fullName: 'Toko Berkah Abadi', whatsapp: '0812-0000-0117', email: 'toko@berkahabadi.example', city: 'Sidoarjo' },
  { fullName: 'Bùi Ngọc Ánh Tuyết', whatsapp: '+84 90 000 0281', email: 'tuyet.bui@anhtuyet.example', city: 'Đà Nẵng' },
  { fullName: 'Made Suryawan', whatsapp: '0812-0000-0109', email: 'made@suryawan.example', city: 'Denpasar' },
  { fullName: 'Olumide Adekanbi', whatsapp: '+234 803 000 0471', email: 'olumide@adekanbi.example', city: 'Ibadan' },
];

export const VENDOR_NAMES = {
  alatwa: 'Alat WA',
  salesmania: 'SalesMania',
  nxlink: 'NXLink',
  cuoral: 'Cuoral',
  ladiflow: 'LadiFlow',
} as const;
