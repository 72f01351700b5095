import { assert, json, property } from 'fast-check';
import { expect, it } from 'vitest';
import { jsonLines } from '#renderer/ui/json-lines.ts';

const drawn = (text: string): readonly string[] =>
  jsonLines(text).map(({ depth, parts }) => `${depth}|${parts.map((part) => part.text).join('')}`);

it('begins a line where a key follows a comma, and keeps short lists together', () => {
  expect(drawn('{"type":2,"customers":[{"a":"x, y","tags":["p","q"],"n":1}]}')).toEqual([
    '0|{"type":2,',
    '1|"customers":[{"a":"x, y",',
    '3|"tags":["p","q"],',
    '3|"n":1}]}',
  ]);
  expect(jsonLines('{"a":"b"}')[0]?.parts[1]).toEqual({ kind: 'key', text: '"a"' });
  expect(drawn('not json')).toEqual(['0|not json']);
});

it('changes no character of what is sent', () => {
  assert(
    property(json(), (text) => {
      const joined = jsonLines(text)
        .flatMap(({ parts }) => parts.map((part) => part.text))
        .join('');
      expect(joined).toBe(text);
    }),
  );
});
