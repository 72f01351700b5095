import type { DeliveryDetail } from './delivery-list.tsx';
import { problemsOf } from '#renderer/api/client.ts';
import { usePreview } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import type { Preview } from '#shared/domain/preview.ts';
import { CopyAsCurl, RequestView } from '#renderer/ui/request-view.tsx';

type RequestPaneProps = {
  readonly customerId: string;
  readonly delivery: DeliveryDetail;
  readonly vendor: string;
};

/** The request of one delivery: what goes out with the next try, or what went out. Needs no network. */
export function RequestPane({ customerId, delivery, vendor }: RequestPaneProps) {
  const say = useSay();
  const { data, error } = usePreview(customerId);
  if (error !== null)
    return <Note tone="attention">{problemsOf(error).map((found) => sentenceOf(found, say, vendor))}</Note>;
  const preview = previewFor(data, delivery);
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

/** A creation has one for its connection; each change has its own. */
export const previewFor = (previews: readonly Preview[] | undefined, { id, intent, connectionId }: DeliveryDetail) =>
  previews?.find((one) =>
    intent === 'update' ? one.deliveryId === id : one.connectionId === connectionId && one.intent === 'create',
  );
