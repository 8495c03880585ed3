import { describe, expect, it } from 'vitest';
import { excerptAt } from '../../src/readers/excerpt.ts';

/** The excerpt at the place of the `|` in a text, with the `|` where its column points. */
function excerpt(marked: string, cutAtCR = false): string {
  const text = marked.replace('|', '');
  const bytes = Buffer.from(text);
  const found = excerptAt(bytes, Buffer.byteLength(marked.split('|')[0]!), bytes.length, cutAtCR);
  return `${found.text.slice(0, found.column - 1)}|${found.text.slice(found.column - 1)}`;
}

describe('an excerpt is the line around a place', () => {
  it.each([
    ['one\ntw|o\nthree', 'tw|o'],
    ['|one\ntwo', '|one'],
    ['one\n|two', '|two'],
    ['one\ntwo|', 'two|'],
    ['one\ntwo|\n', 'two|'],
    ['one\r\ntw|o\r\nthree', 'tw|o'],
    ['one\n|\nthree', '|'],
    ['é\u{1f600}|é', 'é\u{1f600}|é'],
    ['|', '|'],
  ])('%j', (marked, expected) => {
    expect(excerpt(marked)).toBe(expected);
  });
});

// In files of old programs for Mac.
it.each([
  ['one\rtw|o\rthree', 'tw|o'],
  ['one\n|two\rthree', '|two'],
  ['one\r\ntw|o\r\nthree', 'tw|o'],
])('a lone CR ends a line where it does for the format: %j', (marked, expected) => {
  expect(excerpt(marked, true)).toBe(expected);
});

it('a long line is cut on both sides, never inside a character', () => {
  for (const letter of ['a', 'é', '€', '\u{1f600}']) {
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const text = excerpt(`${shift}${letter.repeat(500)}|${letter.repeat(500)}${shift}`);
      expect(text.replaceAll(letter, '')).toBe('|');
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(241);
      expect(Buffer.byteLength(text)).toBeGreaterThan(230);
    }
  }
});
