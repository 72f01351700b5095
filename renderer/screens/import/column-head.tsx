import { Select } from '@mantine/core';
import { setTarget, type ImportDraft } from './import-draft.ts';
import type { ShownColumn } from './shown-column.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { IMPORT_TARGETS, type ImportFile, type ImportTarget } from '#shared/domain/import.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type ColumnHeadProps = {
  readonly column: ShownColumn;
  readonly guess: ImportFile['columns'][number] | undefined;
  readonly draft: ImportDraft;
};

/** The column's own name, what it becomes, and how sure that is: a dashed box is a guess. */
export function ColumnHead({ column: { at, header, target }, guess, draft }: ColumnHeadProps) {
  const say = useSay();
  const isGuess = !draft.set.has(at) && target !== null && guess?.certainty === 'guess';
  return (
    <div role="columnheader" className="imp-column">
      <span className="clip imp-own" title={header}>
        {header}
      </span>
      <Select
        className={isGuess ? 'imp-target is-guess' : target === null ? 'imp-target is-none' : 'imp-target'}
        aria-label={say('import.targetOf', { header })}
        data={optionsOf(say)}
        value={target ?? ''}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onChange={(value) => setTarget(at, targetOf(value))}
      />
      <span className="imp-sure">{say(certaintyOf(draft.set.has(at), target, guess?.certainty))}</span>
    </div>
  );
}

const optionsOf = (say: Say) => [
  { value: '', label: say('import.leaveOut') },
  ...IMPORT_TARGETS.map((target) => ({
    value: target,
    label: say(target === 'custom' ? 'import.target.custom' : `field.${target}`),
  })),
];

const targetOf = (value: string | null): ImportTarget | null => IMPORT_TARGETS.find((one) => one === value) ?? null;

function certaintyOf(
  isSet: boolean,
  target: ImportTarget | null,
  certainty: ImportFile['columns'][number]['certainty'] | undefined,
): MessageKey {
  if (target === null) return 'import.none';
  if (isSet || certainty === undefined || certainty === 'none') return 'import.yours';
  return certainty === 'sure' ? 'import.sure' : 'import.guess';
}
