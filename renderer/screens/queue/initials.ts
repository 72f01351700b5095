/** Two letters for a narrow column: "Alat WA" AW, "SalesMania" SM, "NXLink" NX, "Cuoral" CU. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const capitals = Array.from(name).filter((letter) => letter !== letter.toLowerCase());
  const letters =
    words.length > 1
      ? words.map((word) => Array.from(word)[0] ?? '')
      : capitals.length > 1
        ? capitals
        : Array.from(name);
  return letters.slice(0, 2).join('').toUpperCase();
}
