import { expect, test } from 'vitest';
import type { PageTask } from '../../../src/preview/model.ts';
import { fromAddress, toAddress } from '../../../src/preview/page/address.ts';
import { type Filter, matcher, noFilter } from '../../../src/preview/page/filter.ts';

const region = {
  at: 0,
  from: 'box',
  to: 'img',
  type: 'rectanglelabels',
  labels: ['Car'],
  shape: { kind: 'none' },
} as const;
const choice = {
  ...region,
  type: 'choices',
  labels: [],
  shape: { kind: 'answer', answers: ['night'] },
} as const;
const base: PageTask = { at: 0, place: 't.json:1', objects: [], more: [], entries: [], findings: [] };
const finding = { code: 'unknown-label', message: 'no label "Kar"', place: 't.json:3' };
const tasks: Record<string, PageTask> = {
  empty: base,
  car: {
    ...base,
    at: 1,
    entries: [{ list: 'predictions', at: 0, score: 0.5, regions: [{ ...region, labels: ['Car'] }] }],
  },
  night: {
    ...base,
    at: 2,
    objects: [{ name: 'txt', tag: 'Text', kind: 'text', text: 'The Quick brown Fox' }],
    entries: [
      {
        list: 'annotations',
        at: 0,
        regions: [{ ...choice, labels: [], shape: { kind: 'answer', answers: ['night'] }, score: 0.9 }],
      },
    ],
  },
  wrong: { ...base, at: 3, findings: [finding], more: [{ key: 'camera', text: 'north' }] },
};

function matching(filter: Partial<Filter>): string[] {
  const matches = matcher({ ...noFilter, ...filter }, (code) => code === 'unknown-label');
  return Object.keys(tasks).filter((name) => matches(tasks[name]!));
}

test('no filter lets all through', () => expect(matching({})).toEqual(Object.keys(tasks)));

test('labels and choices', () => {
  expect(matching({ label: 'Car' })).toEqual(['car']);
  expect(matching({ label: 'night' })).toEqual(['night']);
});

test('findings', () => {
  expect(matching({ finding: 'errors' })).toEqual(['wrong']);
  expect(matching({ finding: 'warnings' })).toEqual([]);
  expect(matching({ finding: 'unknown-label' })).toEqual(['wrong']);
});

test('scores of results and of regions, bounds included', () => {
  expect(matching({ least: 0.5 })).toEqual(['car', 'night']);
  expect(matching({ least: 0.5, most: 0.5 })).toEqual(['car']);
  expect(matching({ most: 0.89 })).toEqual(['car']);
});

test('words, in any order and case', () => {
  expect(matching({ text: 'fox quick' })).toEqual(['night']);
  expect(matching({ text: 'NORTH' })).toEqual(['wrong']);
  expect(matching({ text: 'kar' })).toEqual(['wrong']);
  expect(matching({ text: 'fox north' })).toEqual([]);
});

test('all filters have to match', () => expect(matching({ label: 'Car', least: 0.6 })).toEqual([]));

test('filters are in the address', () => {
  const filter: Filter = { text: 'a & b', label: 'Ärger=x', finding: 'errors', least: 0, most: 0.5 };
  expect(fromAddress(`#${toAddress(filter)}`)).toEqual(filter);
  expect(fromAddress('')).toEqual(noFilter);
  expect(fromAddress('#least=x&most=')).toEqual(noFilter);
});
