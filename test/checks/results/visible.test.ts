import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json.ts';
import { from, labels, view } from '../../support/shown/parts.ts';
import { checkRegions } from './check-tasks.ts';

/** What the editor of Label Studio 1.23.2 keeps of a prediction under conditions, and what it leaves out when it saves: seen there. */
const text = '<Text name="o" value="$text"/>';
const p =
  '<Choices name="p" toName="o" choice="multiple"><Choice value="good" alias="g"/><Choice value="bad"/><Choice value="so-so"/></Choices>';
const q = (attributes: string) => `<Choices name="q" toName="o" ${attributes}><Choice value="x"/></Choices>`;
const answer = (name: string, ...choices: string[]) => ({
  id: name,
  from_name: name,
  to_name: 'o',
  type: 'choices',
  value: { choices },
});
const x = answer('q', 'x');
const when = 'visibleWhen="choice-selected"';
const unless = 'visibleWhen="choice-unselected" whenTagName="p"';

/** The indices of the results that are reported. */
function hidden(config: string, result: Json[]): number[] {
  const data = { text: 'Ada lives in Ulm', image: 'https://example.com/a.png' };
  const found = checkRegions(config, data, ...result);
  const said = found.filter(({ code }) => code === 'not-shown-in-1x');
  return said.map(({ path }) => Number(path!.split('/')[4]));
}

test.each<[string, Json[], boolean]>([
  [`${when} whenTagName="p" whenChoiceValue="good"`, [answer('p', 'g'), x], true],
  [`${when} whenTagName="p" whenChoiceValue="g"`, [x, answer('p', 'g')], true],
  [`${when} whenTagName="p" whenChoiceValue="good"`, [answer('p', 'bad'), x], false],
  [`${when} whenTagName="p" whenChoiceValue="good"`, [x], false],
  [`${when} whenTagName="p" whenChoiceValue="good,so-so"`, [answer('p', 'bad', 'so-so'), x], true],
  [`${when} whenTagName="p" whenChoiceValue="good,so-so"`, [answer('p', 'bad'), x], false],
  [`${when} whenTagName="p"`, [answer('p', 'bad'), x], true],
  [`${when} whenTagName="p"`, [x], false],
  [`${when} whenChoiceValue="good"`, [answer('p', 'g'), x], true],
  [`${when} whenChoiceValue="good"`, [x], false],
  [`${unless} whenChoiceValue="good"`, [answer('p', 'g'), x], false],
  [`${unless} whenChoiceValue="good"`, [answer('p', 'bad'), x], true],
  [`${unless} whenChoiceValue="good"`, [x], true],
  ['visibleWhen="region-selected"', [x], true],
  // The editor does not know such a tag; the label config is at fault.
  [`${when} whenTagName="nobody"`, [x], true],
])('an answer to Choices with %s beside %j is kept: %s', (attributes, result, isKept) => {
  const at = result.indexOf(x);
  expect(hidden(view(text, p, q(attributes)), result)).toEqual(isKept ? [] : [at]);
  const area = `<TextArea name="q" toName="o" ${attributes}/>`;
  const words = { ...x, type: 'textarea', value: { text: ['hello'] } };
  const withWords = result.map((region) => (region === x ? words : region));
  expect(hidden(view(text, p, area), withWords)).toEqual(isKept ? [] : [at]);
});

test('an answer about a region is kept when the region has the label', () => {
  const span = (...labels: string[]) => {
    const value = { start: 4, end: 9, text: 'lives', labels };
    return { id: 'r', ...from, type: 'labels', value };
  };
  const about = { ...x, id: 'r' };
  const each = (attributes: string) => view(text, labels('Labels'), q(`perRegion="true" ${attributes}`));
  for (const more of ['', ' visibleWhen="region-selected" whenTagName="l"']) {
    expect(hidden(each(`whenLabelValue="B"${more}`), [span('A'), about])).toEqual([1]);
    expect(hidden(each(`whenLabelValue="B"${more}`), [span('B'), about])).toEqual([]);
    expect(hidden(each(`whenLabelValue="A,B"${more}`), [span('B'), about])).toEqual([]);
  }
  expect(hidden(each(''), [span('A'), about])).toEqual([]);
  expect(hidden(view(text, labels('Labels'), q('whenLabelValue="B"')), [span('A'), x])).toEqual([]);
});

test('a View hides what is in it, also what is drawn', () => {
  const around = (tag: string) =>
    `<View ${when} whenTagName="p" whenChoiceValue="good"><View>${tag}</View></View>`;
  const choices = view(text, p, around(q('')));
  expect(hidden(choices, [answer('p', 'g'), x])).toEqual([]);
  expect(hidden(choices, [answer('p', 'bad'), x])).toEqual([1]);
  expect(hidden(choices, [x])).toEqual([0]);
  const value = { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['A'] };
  const box = { id: 'r', ...from, type: 'rectanglelabels', original_width: 64, original_height: 48, value };
  const boxes = view('<Image name="o" value="$image"/>', p, around(labels('RectangleLabels')));
  expect(hidden(boxes, [box])).toEqual([0]);
  expect(hidden(boxes, [box, answer('p', 'g')])).toEqual([]);
});
