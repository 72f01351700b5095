import type { IntlShape } from 'react-intl';
import { fullDate } from '#renderer/i18n/times.ts';
import { sentenceOf, type Say } from '#renderer/i18n/words.ts';
import { fieldWord } from '#renderer/screens/capture/shorten-ask.tsx';
import { isCustomerField } from '#renderer/i18n/fields.ts';
import type { ImportRow, ImportTarget } from '#shared/domain/import.ts';
import type { Problem } from '#shared/domain/problem.ts';

type Column = { readonly at: number; readonly target: ImportTarget | null };

type FoundContext = {
  readonly say: Say;
  readonly intl: IntlShape;
  /** Of connections, by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** `held`: it is imported, and some connections will wait for a person; `shortened`: and gets somewhere less of a text. */
export type Found = { readonly tone: 'error' | 'duplicate' | 'held' | 'shortened'; readonly words: string };

/** What the last column says of a row; undefined when there is nothing to say. */
export function foundIn(row: ImportRow, columns: readonly Column[], context: FoundContext): Found | undefined {
  const { say, names } = context;
  if (row.kind === 'error')
    return { tone: 'error', words: row.found.map((one) => problemWords(one, row, columns, say)).join(' ') };
  if (row.duplicate !== undefined) return { tone: 'duplicate', words: duplicateWords(row.duplicate, context) };
  // What waits for a word is told by what is cut; the word is asked below the list.
  const told = row.held.filter(({ problem }) => problem.code !== 'vendor-field-to-shorten');
  const held = told.map(({ connectionId, problem }) => sentenceOf(problem, say, names.get(connectionId)));
  const cuts = row.shortened.map(({ connectionId, cut }) => {
    const vendor = names.get(connectionId) ?? connectionId;
    return say('import.shortened', { vendor, field: fieldWord(cut.field, say), over: cut.over, text: cut.text });
  });
  const words = [...held, ...cuts].join(' ');
  if (words === '') return undefined;
  return { tone: row.held.length > 0 ? 'held' : 'shortened', words };
}

/** As exact as the cell allows: which sign is no digit, that there is no @. */
function problemWords(found: Problem, row: ImportRow, columns: readonly Column[], say: Say): string {
  const name = found.field?.split('.')[0];
  if (!isCustomerField(name)) return sentenceOf(found, say);
  const field = say(`field.${name}`);
  const cell = row.cells[columns.find(({ target }) => target === name)?.at ?? -1] ?? '';
  if (found.code === 'name-required') return say('import.problem.empty', { field });
  const letter = /\p{L}/u.exec(cell)?.[0];
  if (found.code === 'phone-invalid' && letter !== undefined) return say('import.problem.letter', { field, letter });
  if (found.code === 'email-invalid' && !cell.includes('@')) return say('import.problem.noAt', { field });
  return say('import.problem.other', { field, sentence: sentenceOf(found, say) });
}

function duplicateWords(duplicate: NonNullable<ImportRow['duplicate']>, { say, intl }: FoundContext): string {
  const { why, line, capturedAt } = duplicate;
  const date = capturedAt === undefined ? '' : fullDate(intl, capturedAt);
  if (why === 'file') return say('import.same.file', { date });
  const field = say(`field.${why}`);
  return line === undefined ? say('import.same.here', { field, date }) : say('import.same.above', { field, line });
}
