import { swapDrafts, useAside } from './draft-aside.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { displayName } from '#shared/domain/customer.ts';

/** Above the form: the other customer that was being typed when the small window handed this one over. */
export function AsideNote({ onBack }: { readonly onBack: () => void }) {
  const say = useSay();
  const aside = useAside();
  if (aside === undefined) return null;
  const name = displayName(aside.texts).trim();
  const back = (): void => {
    swapDrafts();
    onBack();
  };
  return (
    <div className="kept-bar is-aside small" role="status">
      <Icon name="page" small />
      <span>{say('capture.aside', { name: name === '' ? say('capture.asideNobody') : name })}</span>
      <span className="push" />
      <button type="button" className="link" onClick={back}>
        {say('capture.asideBack')}
      </button>
    </div>
  );
}
