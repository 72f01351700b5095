import { problemsOf } from '#renderer/api/client.ts';
import { usePreview } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { CopyAsCurl, RequestView } from '#renderer/ui/request-view.tsx';

type RequestPaneProps = {
  readonly customerId: string;
  readonly connectionId: string;
  readonly vendor: string;
};

/** The request of one delivery: what goes out with the next try, or what went out. Needs no network. */
export function RequestPane({ customerId, connectionId, vendor }: RequestPaneProps) {
  const say = useSay();
  const { data, error } = usePreview(customerId);
  if (error !== null)
    return <Note tone="attention">{problemsOf(error).map((found) => sentenceOf(found, say, vendor))}</Note>;
  const preview = data?.find((one) => one.connectionId === connectionId);
  if (preview === undefined) return null;
  return (
    <>
      <div className="row">
        <h3>{say('preview.title')}</h3>
        <span className="push" />
        <CopyAsCurl preview={preview} />
      </div>
      <RequestView preview={preview} name={vendor} />
    </>
  );
}
