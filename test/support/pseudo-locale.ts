import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

/** What every pseudo text begins and ends with: one that does not show both is cut, one that shows none is no message. */
export const OPEN = '⟦';
export const CLOSE = '⟧';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ệ',
  i: 'í',
  o: 'ộ',
  u: 'ữ',
  A: 'Á',
  E: 'Ệ',
  O: 'Ộ',
  U: 'Ữ',
};

/** Texts of up to this many letters grow the most in translation. */
const SHORT_LETTERS = 12;

/**
 * An English ICU message as a language that nobody speaks: every vowel with marks above and below, a third longer (short
 * texts by half), in brackets. Arguments, plurals and tags stay what they are.
 */
export function pseudo(message: string): string {
  const letters = message.replaceAll(/\{[^}]*\}|<[^>]*>/g, '').length;
  const grow = letters <= SHORT_LETTERS ? 2 : 3;
  const longer = parse(message).map((element) => written(element, grow));
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the package declares the same enum once for each entry
  return `${OPEN}${printAST(longer)}${CLOSE}`;
}

function written(element: MessageFormatElement, grow: number): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: lengthened(element.value, grow) };
    case TYPE.tag:
      return { ...element, children: element.children.map((child) => written(child, grow)) };
    case TYPE.plural:
    case TYPE.select:
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([name, option]) => [
            name,
            { ...option, value: option.value.map((child) => written(child, grow)) },
          ]),
        ),
      };
    default:
      return element;
  }
}

/** Every `grow`-th letter stands twice. */
function lengthened(text: string, grow: number): string {
  let letters = 0;
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    letters += 1;
    const shown = ACCENTED[letter] ?? letter;
    return letters % grow === 0 ? shown + shown : shown;
  });
}
