import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { licenceSchema, type Licence } from '#shared/domain/licence.ts';

/** The packages of these lists, each once, by name; a list that is not there counts as empty. */
export function readLicences(files: readonly string[]): Licence[] {
  const all = new Map(
    files.flatMap(readList).map((licence) => [`${licence.name}@${licence.version}`, licence] as const),
  );
  return [...all.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function readList(file: string): readonly Licence[] {
  try {
    return z.array(licenceSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return []; // the development server has none
  }
}
