import { expect, test } from 'vitest';
import { segmentsOf } from '../../../src/preview/page/segments.ts';

/** What is seen: each stretch with the numbers of the regions on it. */
function cut(text: string, ...spans: [start: number, end: number][]): string[] {
  const { segments } = segmentsOf(
    spans.map(([start, end], region) => ({ start, end, region })),
    text.length,
  );
  return segments.map(({ start, end, spans: covering }) =>
    [text.slice(start, end), ...covering.map(({ region }) => region)].join(' '),
  );
}

test('a text without spans is one stretch, an empty one none', () => {
  expect(cut('abc')).toEqual(['abc']);
  expect(cut('')).toEqual([]);
});

test('spans cut the text where they begin and end', () => {
  expect(cut('abcdef', [1, 3])).toEqual(['a', 'bc 0', 'def']);
  expect(cut('abcdef', [0, 6])).toEqual(['abcdef 0']);
});

test('on overlapping spans the shortest comes last', () => {
  expect(cut('abcdef', [0, 4], [2, 6])).toEqual(['ab 0', 'cd 0 1', 'ef 1']);
  expect(cut('abcdef', [2, 3], [0, 6])).toEqual(['ab 1', 'c 1 0', 'def 1']);
});

test('overlapping spans have lines of their own, others share one', () => {
  const lanesOf = (...spans: [number, number][]) => {
    const { segments, lanes } = segmentsOf(
      spans.map(([start, end], region) => ({ start, end, region })),
      100,
    );
    const found = new Map(
      segments.flatMap(({ spans: all }) => all.map(({ region, lane }) => [region, lane])),
    );
    return { lanes, of: [...found].sort(([a], [b]) => a - b).map(([, lane]) => lane) };
  };
  expect(lanesOf([0, 10], [10, 20], [30, 40])).toEqual({ lanes: 1, of: [0, 0, 0] });
  expect(lanesOf([0, 10], [5, 20], [12, 40])).toEqual({ lanes: 2, of: [0, 1, 0] });
  expect(lanesOf([0, 50], [5, 20], [6, 7])).toEqual({ lanes: 3, of: [0, 1, 2] });
});

test('spans beyond the text, empty and reversed ones do no harm', () => {
  expect(cut('abc', [1, 99])).toEqual(['a', 'bc 0']);
  expect(cut('abc', [2, 2], [3, 1], [50, 60])).toEqual(['abc']);
});
