import './shorten-ask.css';
import { Checkbox } from '@mantine/core';
import { useIntl } from 'react-intl';
import type { Check } from './use-check.ts';
import { isCustomerField } from '#renderer/i18n/fields.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import type { Cut } from '#shared/domain/cut.ts';

/** A connection that would get some texts shortened. */
export type Shortening = { readonly connectionId: string; readonly name: string; readonly cuts: readonly Cut[] };

/** Of a check, those of connections that have a name here. */
export const shorteningsIn = (
  check: Pick<Check, 'verdicts'> | undefined,
  nameOf: (id: string) => string | undefined,
): readonly Shortening[] =>
  (check?.verdicts ?? []).flatMap(({ connectionId, cuts }) => {
    const name = nameOf(connectionId);
    return name === undefined || cuts.length === 0 ? [] : [{ connectionId, name, cuts }];
  });

type ShortenAskProps = {
  readonly asked: readonly Shortening[];
  /** Connections for which the person agrees. */
  readonly agreed: ReadonlySet<string>;
  readonly onAgree: (agreed: ReadonlySet<string>) => void;
};

/** What each vendor would get shortened, and the word that it needs: asked in its place, and never in the way of saving. */
export function ShortenAsk({ asked, agreed, onAgree }: ShortenAskProps) {
  const say = useSay();
  const intl = useIntl();
  if (asked.length === 0) return null;
  const open = asked.filter(({ connectionId }) => !agreed.has(connectionId));
  const vendors = intl.formatList(
    open.map(({ name }) => name),
    { type: 'conjunction' },
  );
  return (
    <div className="shorten" role="group" aria-label={say('shorten.title')}>
      {asked.map(({ connectionId, name, cuts }) => (
        <div key={connectionId} className="shorten-one">
          <Checkbox
            label={say('shorten.agree', { vendor: name })}
            checked={agreed.has(connectionId)}
            onChange={() => onAgree(toggled(agreed, connectionId))}
          />
          <CutTexts name={name} cuts={cuts} />
        </div>
      ))}
      {open.length === 0 ? null : <p className="small text2">{say('shorten.else', { vendors, count: open.length })}</p>}
    </div>
  );
}

/** How much is lost, and on a click, word for word what is left. */
export function CutTexts({ name, cuts }: { readonly name: string; readonly cuts: readonly Cut[] }) {
  const say = useSay();
  return cuts.map((cut) => (
    <details key={cut.field} className="shorten-text">
      <summary>{say('shorten.lost', { field: fieldWord(cut.field, say), over: cut.over })}</summary>
      <p className="small text2">{say('shorten.gets', { vendor: name })}</p>
      <blockquote dir="auto">{cut.text}</blockquote>
    </details>
  ));
}

/** A field by its word; a person's own by its name. */
export const fieldWord = (field: string, say: Say): string =>
  isCustomerField(field) ? say(`field.${field}`) : field.replace('customFields.', '');

function toggled(agreed: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(agreed);
  if (!next.delete(id)) next.add(id);
  return next;
}
