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
import { rememberDomain } from './email-domain.ts';
import { brokenRules, type VendorRule } from './field-words.ts';
import { useShortening } from './use-shortening.ts';
import { useDuplicates } from './use-duplicates.ts';
import { usePaste } from './use-paste.ts';
import { useCheck } from './use-check.ts';
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
  const { input, chosen } = useInput(draft, connections);
  const isEmpty = isEmptyDraft(draft);
  const check = useCheck(input, isEmpty);
  const nameOf = nameAmong(connections, chosen);
  const { forgetAgreed, ...word } = useShortening(check, nameOf);
  const { forget, ...known } = useDuplicates(check);
  const { forgetPasted, ...paste } = usePaste(draft, defaultCountry);
  const problems = useProblems(input, defaultCountry);
  const begin = (): void => {
    setTouched(new Set());
    forgetAgreed();
    forget();
    forgetPasted();
  };
  const save = useSave({ ...input, shorten: [...word.agreed] }, draft, problems, begin);
  return {
    draft,
    isEmpty,
    check,
    chosen,
    ...changing(draft),
    touch: (field: CustomerField) => setTouched(new Set([...touched, field])),
    clear: () => {
      setDraft(keptForToday(draft, today()));
      begin();
    },
    problemAt: (field: CustomerField) =>
      save.tried || touched.has(field) ? problemAt(problems, field, save.tried) : undefined,
    ruleAt: ruleReader(brokenRules(check, nameOf), touched),
    toFix: save.tried ? problems.length : 0,
    ...known,
    ...word,
    ...paste,
    ...save,
  };
}

function useInput(draft: Draft, connections: readonly ConnectionView[]) {
  const ids = useMemo(() => connections.map(({ id }) => id), [connections]);
  const input = useMemo(() => draftInput(draft, ids), [draft, ids]);
  return { input, chosen: ids.filter((id) => !draft.skipped.includes(id)) };
}

function useProblems(input: Readonly<Record<string, unknown>>, defaultCountry: string): readonly Problem[] {
  const parsed = useMemo(() => parseCustomer(input, { defaultCountry }), [input, defaultCountry]);
  return parsed.ok ? [] : parsed.error;
}

const changing = (draft: Draft) => ({
  setText: (field: TextField, text: string) => change(draft, { texts: { ...draft.texts, [field]: text } }),
  set: (part: Partial<Draft>) => change(draft, part),
  /** What the next customers of today get as well. */
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
    rememberDomain(draft.texts.email);
    setDraft(andNext ? keptForNext(draft, today()) : keptForToday(draft, today()));
    setTried(false);
    onSaved();
    return true;
  };
  return { save, saved, refused, tried, isSaving: capture.isPending };
}
