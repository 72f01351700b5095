export type Coordinates = { readonly latitude: number; readonly longitude: number };

const NUMBER = String.raw`([-−]?\d{1,3}(?:[.,]\d+)?)\s*°?`;
const PAIR = new RegExp(String.raw`${NUMBER}\s*[;,/\s]\s*${NUMBER}`, 'u');

/**
 * Decimal degrees as map apps write them: `-7.2575, 112.7521`, `−7,2575; 112,7521`, also within a link. Undefined when
 * there are no two numbers, or they lie outside of the earth.
 */
export function readCoordinates(text: string): Coordinates | undefined {
  const found = PAIR.exec(text.replace(/^.*[@=](?=[-−]?\d+\.\d+,)/u, ''));
  if (found === null) return undefined;
  const [latitude, longitude] = [degrees(found[1]), degrees(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

const degrees = (text = ''): number => Number(text.replace('−', '-').replace(',', '.'));
