import { useMemo, useState } from 'react';
import {
  draftInput,
  isEmptyDraft,
  keptForNext,
  keptForToday,
  setDraft,
  today,
  useDraft,
  withKept,
  type Draft,
  type TextField,
} from './draft.ts';
import { brokenRules, type VendorRule } from './field-words.ts';
import { useDuplicates } from './use-duplicates.ts';
import { usePaste } from './use-paste.ts';
import { useCheck, type Check } from './use-check.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useCapture } from '#renderer/api/mutations.ts';
import type { Keepable } from '#shared/domain/draft.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { displayName, parseCustomer, type CustomerField } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';

export type Saved = {
  readonly id: string;
  readonly name: string;
  readonly deliveries: number;
  readonly held: number;
  /** Wall clock ms. */
  readonly at: number;
};

export type CaptureForm = ReturnType<typeof useCaptureForm>;

/** The form's whole state: what is typed, what is wrong with it, what the connections say, and the last save. */
export function useCaptureForm(connections: readonly ConnectionView[], defaultCountry: string) {
  const draft = useDraft();
  const [touched, setTouched] = useState<ReadonlySet<CustomerField>>(new Set());
  const ids = useMemo(() => connections.map(({ id }) => id), [connections]);
  const input = useMemo(() => draftInput(draft, ids), [draft, ids]);
  const isEmpty = isEmptyDraft(draft);
  const check = useCheck(input, isEmpty);
  const { forget, ...known } = useDuplicates(check);
  const { forgetPasted, ...paste } = usePaste(draft, defaultCountry);
  const parsed = useMemo(() => parseCustomer(input, { defaultCountry }), [input, defaultCountry]);
  const problems = parsed.ok ? [] : parsed.error;
  const begin = (): void => {
    setTouched(new Set());
    forget();
    forgetPasted();
  };
  const save = useSave(input, draft, problems, begin);
  const chosen = ids.filter((id) => !draft.skipped.includes(id));
  return {
    draft,
    isEmpty,
    check,
    chosen,
    setText: (field: TextField, text: string) => change(draft, { texts: { ...draft.texts, [field]: text } }),
    set: (part: Partial<Draft>) => change(draft, part),
    ...pinning(draft),
    touch: (field: CustomerField) => setTouched(new Set([...touched, field])),
    clear: () => {
      setDraft(keptForToday(draft, today()));
      begin();
    },
    problemAt: (field: CustomerField) =>
      save.tried || touched.has(field) ? problemAt(problems, field, save.tried) : undefined,
    ruleAt: ruleReader(brokenRules(check, nameAmong(connections, chosen)), touched),
    toFix: save.tried ? problems.length : 0,
    ...known,
    ...paste,
    ...save,
  };
}

/** What the next customers of today get as well. */
const pinning = (draft: Draft) => ({
  keep: (field: Keepable, isOn: boolean) => setDraft(withKept(draft, field, isOn, today())),
  letGo: (fields: readonly Keepable[]) =>
    setDraft(fields.reduce((next, field) => withKept(next, field, false, today()), draft)),
});

/** The names of connections that are chosen. */
const nameAmong =
  (connections: readonly ConnectionView[], chosen: readonly string[]) =>
  (id: string): string | undefined =>
    connections.find((connection) => connection.id === id && chosen.includes(id))?.name;

function change(draft: Draft, part: Partial<Draft>): void {
  setDraft({ ...draft, ...part });
}

/** An empty name is only a problem once somebody wants to save. */
function problemAt(problems: readonly Problem[], field: CustomerField, tried: boolean): Problem | undefined {
  return problems.find(
    (found) =>
      (found.field === field || found.field?.startsWith(`${field}.`)) && (tried || found.code !== 'name-required'),
  );
}

const ruleReader =
  (rules: ReadonlyMap<CustomerField, VendorRule>, touched: ReadonlySet<CustomerField>) =>
  (field: CustomerField): VendorRule | undefined =>
    touched.has(field) ? rules.get(field) : undefined;

/** How many connections of a check will be held for the person. */
export const heldCount = (check: Check | undefined, chosen: readonly string[]): number =>
  check?.verdicts.filter(({ connectionId, verdict }) => verdict === 'refused' && chosen.includes(connectionId))
    .length ?? 0;

/** "Saved" is said only after the answer of the durable commit; until then, and on failure, every letter stays. */
function useSave(
  input: Readonly<Record<string, unknown>>,
  draft: Draft,
  problems: readonly Problem[],
  onSaved: () => void,
) {
  const capture = useCapture();
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<Saved>();
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const save = async (andNext: boolean): Promise<boolean> => {
    setTried(true);
    setRefused([]);
    if (problems.length > 0 || capture.isPending) return false;
    try {
      const { id, deliveries, held } = await capture.mutateAsync(input);
      setSaved({ id, name: displayName(draft.texts), deliveries, held, at: Date.now() });
    } catch (error) {
      setRefused(problemsOf(error));
      return false;
    }
    setDraft(andNext ? keptForNext(draft, today()) : keptForToday(draft, today()));
    setTried(false);
    onSaved();
    return true;
  };
  return { save, saved, refused, tried, isSaving: capture.isPending };
}
