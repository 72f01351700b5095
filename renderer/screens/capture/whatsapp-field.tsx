import { FormText } from './form-text.tsx';
import type { CaptureForm } from './use-capture-form.ts';
import { useCountryName } from '#renderer/i18n/countries.ts';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { countryOfPhone, Phone } from '#renderer/ui/phone.tsx';
import { toE164 } from '#shared/domain/customer.ts';

/** From this many digits on it is worth saying how a number is read. */
const ENOUGH_DIGITS = 5;

/** The number as it will be stored, live under the field, and the country it is read for. */
export function WhatsAppField({ form, country }: { readonly form: CaptureForm; readonly country: string }) {
  const countryName = useCountryName();
  const text = form.draft.texts.whatsapp ?? '';
  const home = form.draft.texts.country ?? country;
  const e164 = text.replace(/\D/g, '').length < ENOUGH_DIGITS ? undefined : toE164(text, home);
  return (
    <FormText
      form={form}
      field="whatsapp"
      dir="ltr"
      inputMode="tel"
      placeholder="08…"
      icon={<Icon name="phone" />}
      right={
        <span className="tag phone-country">
          <Icon name="globe" small />
          {countryName((e164 === undefined ? undefined : countryOfPhone(e164)) ?? home)}
        </span>
      }
      below={
        e164 === undefined ? null : (
          <Hint tone="ok">
            <span className="mono">
              <Phone e164={e164} />
            </span>
          </Hint>
        )
      }
    />
  );
}
