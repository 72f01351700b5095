import type { ReactNode } from 'react';

type CodeBoxProps = { readonly name: string; readonly text: string; readonly children?: ReactNode };

/** Text as it went over the line. What scrolls has to be reachable by the keyboard, so the box takes the focus. */
export function CodeBox({ name, text, children }: CodeBoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="code" aria-label={name} tabIndex={0} dir="ltr">
      {children}
      <pre>{text}</pre>
    </section>
  );
}
