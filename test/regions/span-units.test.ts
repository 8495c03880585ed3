import { describe, expect, it } from 'vitest';
import { createUnitJudge, type UnitWitnesses } from '../../src/regions/span-units.ts';

/** The unit of the spans of a text, and whether it is a guess. */
function judge(text: string, spans: [number, number][], witnesses: UnitWitnesses = {}) {
  const places = spans.map(([start, end]) => ({ start, end }));
  const { unit, unsure } = createUnitJudge(undefined)(text, places, witnesses);
  return { unit, isGuess: unsure !== undefined };
}

const text = 'I \u{1f600} love Berlin a lot';

describe('where words begin and end tells the unit', () => {
  it.each<[string, string, [number, number][], string]>([
    // What Python's str.find gives, and JavaScript's indexOf.
    ['code points', text, [[9, 15]], 'code-points'],
    [
      'UTF-16 units',
      text,
      [
        [10, 16],
        [5, 9],
      ],
      'utf16',
    ],
  ])('%s', (_, of, spans, unit) => {
    expect(judge(of, spans)).toEqual({ unit, isGuess: false });
  });

  it.each<[string, string, [number, number][]]>([
    ['one blank too many', text, [[8, 15]]],
    ['one span in UTF-16 units', text, [[10, 16]]],
    ['a script without blanks between words', '\u{1f600}我爱北京天安门', [[3, 5]]],
  ])('not enough to be sure: %s', (_, of, spans) => {
    expect(judge(of, spans)).toEqual({ unit: 'code-points', isGuess: true });
  });
});

it('what the texts before showed counts for a text with few spans', () => {
  const judgeNext = createUnitJudge(undefined);
  const texts: [string, [number, number][]][] = [
    // As JavaScript counts: John and Mary, John Smith, Anna.
    [
      '\u{1f600} John met Mary in Rome.',
      [
        [3, 7],
        [12, 16],
      ],
    ],
    ['Hi \u{1f600}\u{1f600} there John Smith, ok', [[14, 24]]],
    ['Ça va José? Yes \u{1f600} Anna is', [[19, 23]]],
  ];
  for (const [of, spans] of texts) {
    const { unit, unsure } = judgeNext(
      of,
      spans.map(([start, end]) => ({ start, end })),
    );
    expect({ unit, unsure }).toEqual({ unit: 'utf16', unsure: undefined });
  }
});

it('bytes are seen by where words begin and end, also behind texts that do not show it', () => {
  const judgeNext = createUnitJudge(undefined);
  // What Go and Rust count, and Python in the encoded text: John and Mary, John Smith, Anna, José and Anna.
  const texts: [string, string[]][] = [
    ['\u{1f600} John met Mary in Rome.', ['John', 'Mary']],
    ['Hi \u{1f600}\u{1f600} there John Smith, ok', ['John Smith']],
    ['Ça va José? Yes \u{1f600} Anna is', ['Anna']],
    ['José met Anna', ['José', 'Anna']],
  ];
  for (const [of, words] of texts) {
    const spans = words.map((word) => {
      const start = Buffer.from(of).indexOf(word);
      return { start, end: start + Buffer.byteLength(word), word };
    });
    const { unit, toUtf16 } = judgeNext(of, spans);
    expect(unit).toBe('bytes');
    expect(spans.map(({ start, end }) => of.slice(toUtf16(start), toUtf16(end)))).toEqual(words);
  }
});

it('texts that it was shown before are judged by those that follow, and counted once', () => {
  const texts: [string, [number, number][]][] = [
    // Bytes of René and Zoé, of which the first alone tells nothing.
    ['À René ici', [[3, 8]]],
    ['À Zoé là', [[3, 7]]],
  ];
  const [first, second] = texts.map(([of, spans]) => ({
    of,
    places: spans.map(([start, end]) => ({ start, end })),
  }));
  const judgeNext = createUnitJudge(undefined);
  expect(judgeNext(first!.of, first!.places).unit).toBe('code-points');
  const judgeLearned = createUnitJudge(undefined);
  for (const { of, places } of [first!, second!]) judgeLearned.learn(of, places);
  expect(judgeLearned(first!.of, first!.places).unit).toBe('bytes');
  expect(judgeLearned(second!.of, second!.places).unit).toBe('bytes');
  // Two odd ends are not enough, however often they are seen.
  const once = createUnitJudge(undefined);
  once.learn(first!.of, first!.places);
  expect(once(first!.of, first!.places).unit).toBe('code-points');
});

it('texts with accents are not taken for bytes, also where blanks are marked', () => {
  const judgeNext = createUnitJudge(undefined);
  // In code points; all of them, or but for the last, with the blank behind the words.
  const texts: [string, string[]][] = [
    ['Ça va José, dit Zoé à Zürich', ['José,', 'Zoé ', 'Zürich']],
    ['Éva et René sont à Orléans ici', ['Éva ', 'René ', 'Orléans ']],
    ['Là où Noël vit, André dort', ['Noël ', 'André ']],
  ];
  for (const [of, words] of texts) {
    const spans = words.map((word) => ({ start: of.indexOf(word), end: of.indexOf(word) + word.length }));
    expect(judgeNext(of, spans).unit).toBe('code-points');
  }
});

it('tokens without words tell the unit, also where they cut words', () => {
  const tweet = "\u{1f600} don't go to\nRome, Tim";
  // The tokens of spaCy, from Doc.to_json: do, n't, go, to, the line break, Rome, the comma, Tim.
  const cut = [0, 1, 2, 4, 4, 7, 8, 10, 11, 13, 13, 14, 14, 18, 18, 19, 20, 23];
  const tokens = cut.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: cut[i + 1]! }] : []));
  expect(judge(tweet, [[14, 16]], { tokens })).toEqual({ unit: 'code-points', isGuess: false });
});

it('a tool that is known tells the unit, where no words do', () => {
  expect(judge(text, [[8, 15]], { ofTool: 'code-points' })).toEqual({ unit: 'code-points', isGuess: false });
  const tokens = [{ start: 5, end: 9, kept: 'love' }];
  expect(judge(text, [[9, 16]], { ofTool: 'code-points', tokens }).unit).toBe('utf16');
});
