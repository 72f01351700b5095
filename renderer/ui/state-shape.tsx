import type { ReactNode } from 'react';
import type { DeliveryState } from '#shared/domain/delivery.ts';

/** The nine things a shape can say: seven delivery states, and two of the whole outbox. */
export type ShapeName = DeliveryState | 'offline' | 'paused';

/**
 * One silhouette a state, readable without colour: envelope, arrow, loop, diamond, triangle, disc, square, cloud, bars.
 * `--knock` is the colour of what shows through a filled shape.
 */
const SHAPES: Readonly<Record<ShapeName, ReactNode>> = {
  queued: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" strokeLinecap="round">
      <rect x="1.6" y="3.4" width="12.8" height="9.2" rx="1.4" />
      <path d="m2.2 4.6 5.8 4.2 5.8-4.2" />
    </g>
  ),
  sending: (
    <path
      d="M8 14V3.2M3.4 7.6 8 3l4.6 4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  retrying: (
    <>
      <path
        d="M13.2 8A5.2 5.2 0 1 1 10.9 3.7"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path d="M9.6.6 14.3 3.3 9.9 6.5Z" fill="currentColor" />
    </>
  ),
  unknown: (
    <>
      <path d="M8 .6 15.4 8 8 15.4.6 8Z" fill="currentColor" />
      <path
        d="M6.3 6.5c0-1 .7-1.7 1.7-1.7s1.7.6 1.7 1.5c0 1.2-1.7 1.3-1.7 2.6"
        fill="none"
        stroke="var(--knock)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="8" cy="11" r=".95" fill="var(--knock)" />
    </>
  ),
  attention: (
    <>
      <path
        d="M8 1.3c.5 0 .9.3 1.2.7l6 10.6c.5.9-.1 2-1.2 2H2c-1.1 0-1.7-1.1-1.2-2l6-10.6c.3-.4.7-.7 1.2-.7Z"
        fill="currentColor"
      />
      <path d="M8 5.6v4" stroke="var(--knock)" strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="8" cy="12.1" r="1" fill="var(--knock)" />
    </>
  ),
  delivered: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="m4.8 8.3 2.2 2.2 4.2-4.7"
        fill="none"
        stroke="var(--knock)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  discarded: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round">
      <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="1.8" />
      <path d="m5.2 5.2 5.6 5.6M10.8 5.2l-5.6 5.6" />
    </g>
  ),
  offline: (
    <g fill="none" stroke="currentColor" strokeLinejoin="round" strokeLinecap="round">
      <path d="M4.7 12.6h6.6a2.9 2.9 0 0 0 .5-5.7A4.1 4.1 0 0 0 4 6.2a3.2 3.2 0 0 0 .7 6.4Z" strokeWidth="1.7" />
      <path d="M2 2l12 12.5" strokeWidth="1.9" />
    </g>
  ),
  paused: (
    <g fill="currentColor">
      <rect x="2.8" y="2" width="3.8" height="12" rx="1" />
      <rect x="9.4" y="2" width="3.8" height="12" rx="1" />
    </g>
  ),
};

export function StateShape({ state }: { readonly state: ShapeName }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}
