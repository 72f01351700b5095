import { useIntl } from 'react-intl';
import { useState, type ReactNode } from 'react';
import { customOf, tagsOf, TEXT_FIELDS, textOf } from './customer-draft.ts';
import { ChangeNote } from './change-note.tsx';
import { EditForm } from './edit-form.tsx';
import { History, useHistory } from './history.tsx';
import { useCountryName } from '#renderer/i18n/countries.ts';
import { exactTime, fullDate } from '#renderer/i18n/times.ts';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';
import type { TextField } from '#renderer/screens/capture/draft.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Phone } from '#renderer/ui/phone.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type CustomerDataProps = { readonly detail: CustomerDetail; readonly isEditing: boolean; readonly onDone: () => void };

/** What is known of the customer, to read or to edit in the same place. */
export function CustomerData({ detail, isEditing, onDone }: CustomerDataProps) {
  const say = useSay();
  const history = useHistory(detail.history);
  return (
    <section className="cust-data" aria-label={say('customer.data')}>
      <div className="cust-data-head">
        <h2>{say('customer.data')}</h2>
        {history.link}
      </div>
      {detail.readable ? null : <Unreadable erasedAt={detail.erasedAt} />}
      {isEditing ? null : <ChangeNote detail={detail} />}
      {isEditing ? <EditForm detail={detail} onDone={onDone} /> : <FoldingFacts detail={detail} />}
      {isEditing ? null : <History changes={history.shown} />}
    </section>
  );
}

function Unreadable({ erasedAt }: { readonly erasedAt: number | undefined }) {
  const say = useSay();
  const intl = useIntl();
  if (erasedAt === undefined) return <p className="text2">{say('customer.sealed')}</p>;
  return <p className="text2">{say('customer.erasedText', { date: fullDate(intl, erasedAt) })}</p>;
}

/** All of it where there is room; in a narrow window one line, and the rest on demand. */
function FoldingFacts({ detail }: { readonly detail: CustomerDetail }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const line = [detail.customer['whatsapp'], detail.customer['email'], detail.customer['city']].filter(
    (part) => typeof part === 'string',
  );
  return (
    <>
      <button type="button" className="facts-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} small />
        <span className="clip">{line.length === 0 ? say('customer.showData') : line.join(' · ')}</span>
      </button>
      <div className={isOpen ? 'facts is-open' : 'facts'}>
        <Facts detail={detail} />
      </div>
    </>
  );
}

function Facts({ detail }: { readonly detail: CustomerDetail }) {
  const say = useSay();
  const { customer } = detail;
  const missing = missingFields(detail);
  const tags = tagsOf(customer);
  return (
    <dl className="kv">
      {TEXT_FIELDS.filter((field) => customer[field] !== undefined || missing.has(field)).map((field) => (
        <Fact key={field} label={say(`field.${field}`)}>
          {customer[field] === undefined ? (
            <StateChip state="attention">{say('word.missing')}</StateChip>
          ) : (
            <Value field={field} value={textOf(customer, field)} />
          )}
        </Fact>
      ))}
      {tags.length === 0 ? null : (
        <Fact label={say('field.tags')}>
          <span className="tag-list">
            {tags.map((tag) => (
              <span key={tag} className="tag">
                <bdi>{tag}</bdi>
              </span>
            ))}
          </span>
        </Fact>
      )}
      {customOf(customer).map(({ name, value }) => (
        <Fact key={name} label={name}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
      <Moments detail={detail} />
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Moments({ detail: { capturedAt, updatedAt } }: { readonly detail: CustomerDetail }) {
  const say = useSay();
  const intl = useIntl();
  const at = (time: number): string => `${fullDate(intl, time)}, ${exactTime(intl, time)}`;
  return (
    <>
      <Fact label={say('customer.captured')}>{at(capturedAt)}</Fact>
      {updatedAt > capturedAt ? <Fact label={say('customer.changed')}>{at(updatedAt)}</Fact> : null}
    </>
  );
}

/** Fields that a vendor wants and that are not there. */
function missingFields({ deliveries }: CustomerDetail): ReadonlySet<string> {
  return new Set(
    deliveries.flatMap(({ state, problem }) =>
      state === 'attention' && problem?.code === 'vendor-needs-field' && problem.field !== undefined
        ? [problem.field]
        : [],
    ),
  );
}

/** An address breaks after its @ before it breaks anywhere else. */
function Breakable({ text }: { readonly text: string }) {
  const at = text.indexOf('@') + 1;
  return (
    <bdi dir="ltr">
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </bdi>
  );
}

function Value({ field, value }: { readonly field: TextField; readonly value: string }) {
  const say = useSay();
  const intl = useIntl();
  const countryName = useCountryName();
  switch (field) {
    case 'fullName':
      return (
        <b>
          <bdi dir="auto">{value}</bdi>
        </b>
      );
    case 'whatsapp':
    case 'phone':
      return <Phone e164={value} />;
    case 'country':
      return <>{countryName(value)}</>;
    case 'gender':
      return <>{sayIfKnown(say, `gender.${value}`, value)}</>;
    case 'birthday':
      return (
        <>
          {intl.formatDate(`${value}T00:00:00Z`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}
        </>
      );
    case 'email':
      return <Breakable text={value} />;
    default:
      return <bdi dir="auto">{value}</bdi>;
  }
}
