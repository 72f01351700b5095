import { useEffect } from 'react';
import { offeredEmail } from './email-domain.ts';
import { FormText } from './form-text.tsx';
import type { CaptureForm } from './use-capture-form.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';

type EmailTextProps = { readonly form: CaptureForm; readonly placeholder?: string };

/** The e-mail; from the @ on, one whole address is offered, which Tab takes on its way to the next field. */
export function EmailText({ form, placeholder }: EmailTextProps) {
  const { email = '' } = form.draft.texts;
  const offered = offeredEmail(email);
  const take = (): void => {
    if (offered !== undefined) form.setText('email', offered);
  };
  useSaid(offered);
  return (
    <FormText
      form={form}
      field="email"
      dir="ltr"
      inputMode="email"
      {...(placeholder === undefined ? {} : { placeholder })}
      icon={<Icon name="mail" />}
      below={offered === undefined ? null : <Offer email={offered} onTake={take} />}
      onTab={take}
    />
  );
}

/** The mouse takes it as well; the keyboard has its key, so that no stop is added between the fields. */
function Offer({ email, onTake }: { readonly email: string; readonly onTake: () => void }) {
  const say = useSay();
  return (
    <p className="hint">
      <button
        type="button"
        className="link"
        tabIndex={-1}
        aria-label={say('capture.emailOffer', { email })}
        onClick={onTake}
      >
        <bdi dir="ltr">{email}</bdi>
      </button>
      <Kbd keys={KEYS.takeEmail} />
    </p>
  );
}

/** Read out when it first stands there; a longer beginning of the same address says nothing new. */
function useSaid(offered: string | undefined): void {
  const say = useSay();
  const announce = useAnnounce();
  useEffect(() => {
    if (offered !== undefined) announce(say('capture.emailOffer', { email: offered }));
  }, [offered, announce, say]);
}
