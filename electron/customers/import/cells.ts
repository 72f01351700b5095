import { getCountries } from 'libphonenumber-js/min';
import { foldHeader } from '#shared/domain/import-guess.ts';
import type { ImportPlan, ImportTarget } from '#shared/domain/import.ts';
import { restored } from '#electron/customers/csv-cells.ts';
import type { TableRow } from './table.ts';

/**
 * A row under a plan as parseCustomer takes it. What people write in tables and no schema would take is put right here:
 * days in the order of our countries, decimal commas, gender and country in words of three languages.
 */
export function inputOfRow(
  { cells }: TableRow,
  header: readonly string[],
  { mapping, tags, connections }: Pick<ImportPlan, 'mapping' | 'tags' | 'connections'>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const custom: [string, string][] = [];
  const ownTags: string[] = [];
  mapping.forEach((target, at) => {
    const cell = restored((cells[at] ?? '').trim());
    if (target === null || cell === '') return;
    if (target === 'custom') custom.push([customName(header[at] ?? '', at), cell]);
    else if (target === 'tags') ownTags.push(...cell.split(/[;,\n]/).map((tag) => tag.trim()));
    else input[target] = valueOf(target, cell);
  });
  const allTags = [...ownTags.filter((tag) => tag !== ''), ...tags];
  return {
    ...input,
    ...(custom.length === 0 ? {} : { customFields: Object.fromEntries(custom) }),
    ...(allTags.length === 0 ? {} : { tags: allTags }),
    ...(connections === undefined ? {} : { connections }),
  };
}

/** The name of an own field: the column's, at most the 100 characters that a name may have. */
const customName = (header: string, at: number): string =>
  header.replace(/^custom\./, '').slice(0, 100) || String(at + 1);

function valueOf(target: Exclude<ImportTarget, 'custom' | 'tags'>, cell: string): unknown {
  switch (target) {
    case 'latitude':
    case 'longitude':
      return /^[+-]?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell;
    case 'birthday':
      return dayOf(cell);
    case 'gender':
      return GENDERS[foldHeader(cell)] ?? cell;
    case 'country':
      return countryOf(cell);
    default:
      return cell;
  }
}

/** `23/04/1990`, `23-4-1990`, `23.04.1990` → `1990-04-23`: day first, as in all countries that we are used in. */
function dayOf(cell: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const GENDERS: Readonly<Record<string, 'male' | 'female'>> = {
  m: 'male',
  male: 'male',
  man: 'male',
  l: 'male',
  'laki laki': 'male',
  pria: 'male',
  nam: 'male',
  f: 'female',
  female: 'female',
  woman: 'female',
  p: 'female',
  perempuan: 'female',
  wanita: 'female',
  nu: 'female',
};

let countries: ReadonlyMap<string, string> | undefined;

/** `Việt Nam`, `Vietnam`, `VN` → `VN`; anything else is left for the schema to refuse. */
function countryOf(cell: string): string {
  if (/^[A-Za-z]{2}$/.test(cell)) return cell;
  countries ??= countryNames();
  return countries.get(foldHeader(cell)) ?? cell;
}

function countryNames(): ReadonlyMap<string, string> {
  const words = ['en', 'id', 'vi'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  return new Map(
    getCountries().flatMap((code) => words.map((names) => [foldHeader(names.of(code) ?? code), code] as const)),
  );
}
