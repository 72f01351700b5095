import { foldedSpan } from '#shared/domain/fold.ts';

/** A text with the part in bold that was searched for, accents or not. */
export function Matched({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const span = foldedSpan(text, words);
  if (span === undefined) return <bdi dir="auto">{text}</bdi>;
  const [start, end] = span;
  return (
    <bdi dir="auto">
      {text.slice(0, start)}
      <b className="matched">{text.slice(start, end)}</b>
      {text.slice(end)}
    </bdi>
  );
}
