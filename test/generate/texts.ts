import fc, { type Arbitrary } from 'fast-check';

const letters = [...'abcXYZäßžЖ名字'];

/** The name of a tag: no comma, no space, no number. */
export const name: Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...letters, ...'019_-'), maxLength: 8 }),
  )
  .map(([first, rest]) => first + rest);

/** A data key: also with spaces inside, but nothing that a path is made of. */
export const dataKey: Arbitrary<string> = fc
  .tuple(name, fc.constantFrom('', ' ', '-'), name)
  .map((parts) => parts.join(''));

/** Any text that XML can hold and Label Studio does not take for a variable. */
export const label: Arbitrary<string> = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '' && !/[$\ufffe\uffff]|\{\{/.test(text));

export const text: Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 40 });

export const url: Arbitrary<string> = fc
  .tuple(fc.constantFrom('https://example.org/', '/data/', 's3://bucket/', 'gs://bucket/a b/'), name)
  .map((parts) => parts.join(''));

/** A coordinate in percent. */
export const percent: Arbitrary<number> = fc.double({ min: 0, max: 100, noNaN: true });
