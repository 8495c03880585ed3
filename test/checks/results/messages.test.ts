import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import { resultMessages } from '../../../src/diagnostics/messages/results.ts';
import { messages } from '../../../src/diagnostics/messages.ts';
import { checkRegions } from './check-tasks.ts';

const root = new URL('../../../', import.meta.url);

function sentence(finding: Finding | undefined): string {
  if (!finding) return 'nothing';
  const text = messages[finding.code].text as (args: Finding['args']) => string;
  return text(finding.args);
}

const config = `<View><Image name="image" value="$image"/><Polygon name="poly" toName="image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels></View>`;
const box = { from_name: 'box', to_name: 'image', type: 'rectanglelabels' };
const place = { x: 1, y: 2, width: 30, height: 4 };

test.each([
  [
    { ...box, value: { ...place, rectanglelabels: 'Car' } },
    '"rectanglelabels" is the string "Car", but must be a list of strings, the names of labels.',
  ],
  [
    { ...box, value: { ...place, rectanglelabels: [7] } },
    '"rectanglelabels[0]" is the number 7, but must be a string, the name of a label.',
  ],
  [{ ...box, value: { labels: [] } }, 'The value has no "rectanglelabels"; it has "labels".'],
  [
    { ...box, value: { ...place, y: '2', rectanglelabels: [] } },
    `"y" is the string "2", but must be a number, the upper edge in percent of the image's height.`,
  ],
  [{ ...box, value: { ...place, x: 101, rectanglelabels: [] } }, '"x" is 101, but must be at most 100.'],
  [
    { from_name: 'poly', to_name: 'image', type: 'polygon', value: { points: [[1, 2, 3]] } },
    '"points[0]" is a list of 3, but must be a pair of numbers [x, y].',
  ],
  [
    { ...box, type: 'polygon', value: {} },
    'The type "polygon" does not match "box" (RectangleLabels), whose results have the type "rectanglelabels".',
  ],
  [7, 'The region is the number 7, but must be an object with "from_name", "to_name", "type" and "value".'],
])('%j', (region, text) => {
  expect(sentence(checkRegions(config, { image: 'a.jpg' }, region)[0])).toBe(text);
});

test('each code has its heading in the documentation', () => {
  const page = readFileSync(new URL('docs/diagnostics/results.md', root), 'utf8');
  const headings = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
  expect(headings.toSorted()).toEqual(Object.keys(resultMessages).toSorted());
});

test.each(readdirSync(new URL('schemas/values/', root)))('%s has a title and a description', (name) => {
  const schema = JSON.parse(readFileSync(new URL(`schemas/values/${name}`, root), 'utf8'));
  expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) });
});
