/** A customer that all five vendors take; `n` makes it one of its own. */
export const sampleCustomer = (n: number): Record<string, unknown> => ({
  fullName: `Pelanggan Contoh ${n}`,
  whatsapp: `+62812000${String(10_000 + n)}`,
  email: `pelanggan.${n}@contoh.example`,
  city: 'Surabaya',
  tags: ['pameran'],
});
