/** Nobody: shown where there is no customer yet to show a mapping with. The number is of a range that is not given out. */
export const EXAMPLE_CUSTOMER = {
  fullName: 'Ratna Wulandari',
  whatsapp: '+6281200000142',
  email: 'ratna@toko.example',
  street: 'Jl. Kenanga Raya 27',
  district: 'Gubeng',
  city: 'Surabaya',
  country: 'ID',
  tags: ['expo-nov', 'reseller'],
  notes: 'Wants to resell in two districts',
} as const;
