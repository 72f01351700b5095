import './request-view.css';
import { useClipboard } from '@mantine/hooks';
import { Button } from './button.tsx';
import { Hint } from './hint.tsx';
import { jsonLines } from './json-lines.ts';
import { Note } from './note.tsx';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import type { Preview } from '#shared/domain/preview.ts';

type RequestViewProps = {
  readonly preview: Preview;
  /** The connection's name, as people know it. */
  readonly name: string;
};

/** What exactly will be sent, whether it would be taken, and what the vendor makes of it. No secret is in it. */
export function RequestView({ preview, name }: RequestViewProps) {
  const say = useSay();
  const { request, refused, warnings } = preview;
  if (request === null) {
    return (
      <Note tone="attention" title={say('preview.refused', { vendor: name })}>
        {refused.map((found) => sentenceOf(found, say, name)).join(' ')}
      </Note>
    );
  }
  return (
    <section className="request" aria-label={say('preview.region', { name })}>
      <RequestText preview={preview} request={request} />
      <Hint tone="ok">
        {say(warnings.length === 0 ? 'preview.ready' : 'preview.warned', { count: warnings.length })}
      </Hint>
      {warnings.map((found) => (
        <Hint key={`${found.code} ${found.field ?? ''}`}>{sentenceOf(found, say, name)}</Hint>
      ))}
      <WillDo preview={preview} name={name} />
      <BodyHash body={preview.body} />
    </section>
  );
}

/** The same request for a terminal or for the vendor's support; names stand for the secrets. */
export function CopyAsCurl({ preview }: { readonly preview: Preview }) {
  const say = useSay();
  const clipboard = useClipboard();
  const { curl } = preview;
  if (curl === undefined) return null;
  return (
    <Button size="small" icon={clipboard.copied ? 'tick' : 'copy'} onClick={() => clipboard.copy(curl)}>
      {say(clipboard.copied ? 'preview.copied' : 'preview.copy')}
    </Button>
  );
}

type RequestTextProps = { readonly preview: Preview; readonly request: NonNullable<Preview['request']> };

function RequestText({ preview, request }: RequestTextProps) {
  const say = useSay();
  const { origin } = new URL(request.url);
  return (
    <div className="request-text" dir="ltr" role="group" aria-label={say('preview.title')}>
      <div>
        <b>{request.method}</b> {origin}
        {request.url.slice(origin.length)}
      </div>
      {Object.entries(request.headers).map(([header, value]) => (
        <div key={header}>
          <span className="key">{header}:</span> <HeaderValue header={header} value={value} stamped={preview.stamped} />
        </div>
      ))}
      {request.body === undefined ? null : <Body text={request.body} />}
    </div>
  );
}

function HeaderValue({
  header,
  value,
  stamped,
}: {
  readonly header: string;
  readonly value: string;
  readonly stamped: readonly string[];
}) {
  const say = useSay();
  if (!stamped.includes(header.toLowerCase())) return value;
  // A masked one is a signature: what matters is what it is made from.
  const isSignature = value.startsWith('•');
  return <span className="later">{say(isSignature ? 'preview.stampedHash' : 'preview.stamped')}</span>;
}

function Body({ text }: { readonly text: string }) {
  return (
    <div className="request-body">
      {jsonLines(text).map((line, index) => (
        <div key={index} style={{ '--depth': line.depth }}>
          {line.parts.map((part, at) => (
            <span key={at} className={part.kind === 'key' ? 'key' : undefined}>
              {part.text}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function WillDo({ preview: { effect, batch }, name }: RequestViewProps) {
  const say = useSay();
  const more = batch > 1 ? ` ${say('preview.batch', { count: batch })}` : '';
  return (
    <Note tone={effect === 'replace' ? 'attention' : 'info'} title={say(`preview.will.${effect}`, { vendor: name })}>
      {say(`preview.what.${effect}`) + more}
    </Note>
  );
}

function BodyHash({ body }: { readonly body: Preview['body'] }) {
  const say = useSay();
  if (body === undefined) return null;
  const { sha256, bytes, exact } = body;
  const inFours = `${sha256.slice(0, 8).replace(/(.{4})/g, '$1 ')}… ${sha256.slice(-4)}`;
  return (
    <div>
      <p className="mono small text2" dir="ltr" title={sha256}>
        {say('preview.bytes', { bytes })} {inFours}
      </p>
      {exact ? null : <p className="small text3">{say('preview.notExact')}</p>}
    </div>
  );
}
