import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { checkRegions, checkTasks, inShort } from './check-tasks.ts';

function configWith(control: string): string {
  return `<View><Text name="text" value="$text"/>${control}</View>`;
}

function findings(control: string, type: string, key: string, list: Json, rest: JsonObject = {}) {
  const value = { ...rest, [key]: list };
  return checkRegions(
    configWith(control),
    { text: 'A cat sat by.' },
    {
      from_name: 'c',
      to_name: 'text',
      type,
      value,
    },
  );
}

function choices(attributes: string, children: string, list: Json): string[] {
  const found = findings(
    `<Choices name="c" toName="text" ${attributes}>${children}</Choices>`,
    'choices',
    'choices',
    list,
  );
  return inShort(found).map((line) => line.replace('/predictions/0/result/0/value', ''));
}

const animals = '<Choice value="Cat"/><Choice value="Dog" alias="d"/>';

test('choices are stored by their alias; their value is a warning', () => {
  expect(choices('', animals, ['Cat'])).toEqual([]);
  expect(choices('', animals, ['d'])).toEqual([]);
  expect(choices('', animals, ['Dog'])).toEqual(['label-not-alias /choices/0']);
});

test.each([
  [['cat'], 'unknown-label /choices/0'],
  [['Cat '], 'unknown-label /choices/0'],
  [['Cow'], 'unknown-label /choices/0'],
  ['Cat', 'result-wrong-type /choices'],
  [null, 'result-wrong-type /choices'],
  [[1], 'result-wrong-type /choices/0'],
  [[null], 'result-wrong-type /choices/0'],
  [[['Cat']], 'result-wrong-type /choices/0'],
  [['Cat', 'd'], 'too-many-choices /choices'],
  [['Cat', 'Cat'], 'choice-repeated /choices/1'],
])('the choices %j are reported as %s', (list, finding) => {
  expect(choices('', animals, list as Json)).toEqual([finding]);
});

test('an empty list of choices is fine', () => {
  expect(choices('', animals, [])).toEqual([]);
});

test('several choices need choice="multiple"', () => {
  expect(choices('choice="multiple"', animals, ['Cat', 'd'])).toEqual([]);
  expect(choices('choice="single-radio"', animals, ['Cat', 'd'])).toEqual(['too-many-choices /choices']);
});

test('with allowNested choices may be paths', () => {
  const nested = '<Choice value="Animal"><Choice value="Cat"/></Choice>';
  expect(choices('allowNested="true"', nested, [['Animal', 'Cat']])).toEqual([]);
  // 1.23.2 leaves a choice alone that is not the list of its path.
  expect(choices('allowNested="true"', nested, ['Animal'])).toEqual(['not-shown-in-1x /choices/0']);
  expect(choices('allowNested="true"', nested, [['Animal', 'Cow']])).toEqual(['unknown-label /choices/0/1']);
  expect(choices('allowNested="true"', nested, [['Animal', 1]])).toEqual(['result-wrong-type /choices/0/1']);
});

test('choices from the data of the task are not known', () => {
  expect(choices('value="$animals"', '', ['Cow'])).toEqual([]);
  expect(choices('value="$animals"', '', [1])).toEqual(['result-wrong-type /choices/0']);
});

test('what the control has and what is near is told', () => {
  const found = findings(`<Choices name="c" toName="text">${animals}</Choices>`, 'choices', 'choices', [
    'Cats',
  ]);
  expect(found[0]).toMatchObject({ args: { known: '"Cat", "d"', suggestion: 'Cat' } });
});

test('guesses end after two hundred different words, findings do not', () => {
  const words = Array.from({ length: 300 }, (_, i) => `Cat${i % 10}${'x'.repeat(i)}`);
  const found = findings(
    `<Choices name="c" toName="text" choice="multiple">${animals}</Choices>`,
    'choices',
    'choices',
    [...words, 'Catt'],
  );
  expect(found).toHaveLength(301);
  expect(found.at(-1)).toMatchObject({ args: { suggestion: '' } });
});

const span = { start: 2, end: 5 };

function labels(attributes: string, list: Json): string[] {
  const control = `<Labels name="c" toName="text" ${attributes}><Label value="PER"/><View><Label value="1"/></View></Labels>`;
  const found = findings(control, 'labels', 'labels', list, span);
  return inShort(found).map((line) => line.replace('/predictions/0/result/0/value', ''));
}

test('labels are found at any depth, and may be missing in a list but not the list', () => {
  expect(labels('', ['1'])).toEqual([]);
  expect(labels('', [])).toEqual([]);
  const control = '<Labels name="c" toName="text"><Label value="PER"/></Labels>';
  expect(inShort(findings(control, 'labels', 'lables', ['PER'], span))).toEqual([
    'result-missing-key /predictions/0/result/0/value/labels',
  ]);
});

test.each([
  [[1], 'result-wrong-type /labels/0'],
  ['PER', 'result-wrong-type /labels'],
  [null, 'result-wrong-type /labels'],
  [['per'], 'unknown-label /labels/0'],
  [['PER', '1'], 'too-many-labels /labels'],
])('the labels %j are reported as %s', (list, finding) => {
  expect(labels('', list as Json)).toEqual([finding]);
});

test('several labels are fine with choice="multiple"', () => {
  expect(labels('choice="multiple"', ['PER', '1'])).toEqual([]);
});

function taxonomy(list: Json, attributes = ''): string[] {
  const items = attributes ? '' : '<Choice value="Online"><Choice value="Blog" alias="b"/></Choice>';
  const control = `<Taxonomy name="c" toName="text" ${attributes}>${items}</Taxonomy>`;
  const found = findings(control, 'taxonomy', 'taxonomy', list);
  return inShort(found).map((line) => line.replace('/predictions/0/result/0/value', ''));
}

test('taxonomy items are paths of known names', () => {
  expect(taxonomy([['Online', 'b'], ['Online']])).toEqual([]);
  expect(taxonomy([['any', 'thing']], 'apiUrl="https://example.org/items.json"')).toEqual([]);
});

test('an item that stands twice has the items of both below it', () => {
  const items = ['b', 'c'].map((name) => `<Choice value="A"><Choice value="${name}"/></Choice>`).join('');
  const found = findings(`<Taxonomy name="c" toName="text">${items}</Taxonomy>`, 'taxonomy', 'taxonomy', [
    ['A', 'b'],
    ['A', 'c'],
  ]);
  expect(inShort(found).filter((one) => one.includes('taxonomy-path'))).toEqual([]);
});

test.each([
  [['Online'], 'result-wrong-type /taxonomy/0'],
  ['Online', 'result-wrong-type /taxonomy'],
  [[[1]], 'result-wrong-type /taxonomy/0/0'],
  [[['Online', 'Blok']], 'unknown-label /taxonomy/0/1'],
  // Label Studio 1.23.2 shows "b" and "Online" there, but nothing in its list is ticked.
  [[['b']], 'taxonomy-path-unknown /taxonomy/0'],
  [[['Online'], ['b', 'Online']], 'taxonomy-path-unknown /taxonomy/1'],
])('the taxonomy %j is reported as %s', (list, finding) => {
  expect(taxonomy(list as Json)).toEqual([finding]);
});

const unlabelled = { from_name: 'c', to_name: 'text', type: 'labels', value: { start: 2, end: 5 } };

// JSON-MIN and CSV exports have no "origin"; what Label Studio saves has times.
test.each([
  ['annotations', { lead_time: 1.5 }, 'region-without-label'],
  ['annotations', { lead_time: null }, 'region-without-label'],
  ['completions', { created_at: 1600000000 }, 'region-without-label'],
  ['annotations', { completed_by: 1 }, 'result-missing-key'],
  ['predictions', { created_at: '2024-01-01T00:00:00Z' }, 'result-missing-key'],
])('a region without labels in %s with %j is %s', (list, entry, code) => {
  const config = configWith('<Labels name="c" toName="text"><Label value="Cat"/></Labels>');
  const task = { data: { text: 'A cat sat by.' }, [list]: [{ ...entry, result: [unlabelled] }] };
  expect(inShort(checkTasks(config, [task])[0]!)).toEqual([`${code} /${list}/0/result/0/value/labels`]);
});
