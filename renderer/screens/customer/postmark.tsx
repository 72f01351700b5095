import { useId } from 'react';
import { useIntl } from 'react-intl';
import { useSay } from '#renderer/i18n/words.ts';

const STAMP = 'var(--st-delivered)';

/** Decoration: everything on it stands in the receipt's text. */
export function Postmark({ at, vendor }: { readonly at: number; readonly vendor: string }) {
  const intl = useIntl();
  const day = intl.formatDate(at, { day: 'numeric', month: 'short' });
  const time = intl.formatTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <svg className="postmark" viewBox="0 0 120 120" aria-hidden="true">
      <g fill="none" stroke={STAMP} strokeWidth="2">
        <circle cx="60" cy="60" r="55" />
        <circle cx="60" cy="60" r="38" />
        <path d="M23.5 52h73M23.5 68h73" strokeWidth="1.5" />
      </g>
      <Rim vendor={vendor} />
      <text x="60" y="63.3" fontSize="8.5" fontWeight="700" textAnchor="middle" fill={STAMP}>
        {`${day} ${time}`}
      </text>
      <path d="m54 35 4 4 8-9M54 84l4 4 8-9" stroke={STAMP} strokeWidth="2.5" fill="none" strokeLinecap="round" />
    </svg>
  );
}

/** Letters that fit on half of the rim. */
const RIM_LETTERS = 18;

function Rim({ vendor }: { readonly vendor: string }) {
  const say = useSay();
  const id = useId();
  return (
    <g fill={STAMP} fontWeight="700" textAnchor="middle" letterSpacing="1.5">
      <defs>
        <path id={`${id}top`} d="M60 60m-43 0a43 43 0 0 1 86 0" />
        <path id={`${id}bottom`} d="M60 60m-50 0a50 50 0 0 0 100 0" />
      </defs>
      <text fontSize="10">
        <textPath href={`#${id}top`} startOffset="50%">
          {say('receipt.stamp')}
        </textPath>
      </text>
      <text fontSize="9.5">
        <textPath href={`#${id}bottom`} startOffset="50%">
          {vendor.toUpperCase().slice(0, RIM_LETTERS)}
        </textPath>
      </text>
    </g>
  );
}
