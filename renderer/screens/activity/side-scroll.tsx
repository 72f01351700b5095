import type { ReactNode } from 'react';

/** A wide table in a narrow window; what scrolls has to take the keyboard too (WCAG 2.1.1). */
export function SideScroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
    <div className="act-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
