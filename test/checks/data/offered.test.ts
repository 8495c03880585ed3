import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { check } from './check-tasks.ts';

const tags = { label: 'Labels', choice: 'Choices', class: 'Taxonomy' };
type Kind = keyof typeof tags;

/** What is found in a list that a control offers, below the list. */
function findIn(kind: Kind, list: Json): string[] {
  const config = `<Text name="t" value="$text"/><${tags[kind]} name="c" toName="t" value="$list"/>`;
  return check(config, { text: 'a', list } as JsonObject).map((found) => found.replace(' /list', ' '));
}

/** All tried in the editor of Label Studio 1.23.2, which left the page blank, or a Taxonomy without the item and those after it. */
describe('what 1.x does not show', () => {
  test.each<[Kind, string, ...Json[]]>([
    ['label', 'value', 1, true, {}, []],
    ['label', 'hotkey', 5, true, {}],
    ['label', 'background', 'nocolor', 'transparent', 'var(--x)', ' red ', 5, null, '', '{{x}}'],
    ['label', 'selectedcolor', 'nocolor'],
    ['label', 'alias', 5],
    ['label', 'selected', 'true', null, 1],
    ['label', 'visible', 'true', null],
    ['label', 'showalias', 'x'],
    ['label', 'granularity', 'bad'],
    ['label', 'size', 5, null],
    ['label', 'aliasstyle', 5, null],
    ['label', 'maxusages', 5],
    ['label', 'type', 'entity', 'Label', 'choice', null, 5],
    ['label', 'id', 't', 'c', true, {}, 0, false],
    ['label', 'children', ['x'], 'abc', [{ value: 'z' }]],
    ['choice', 'value', 1, true, {}, []],
    ['choice', 'style', 5, {}],
    ['choice', 'color', 5],
    ['choice', 'html', 5],
    ['choice', 'readonly', 'true', null],
    ['choice', 'type', 'entity', 'label'],
    ['choice', 'id', 't', true, {}],
    ['class', 'value', 1, true, {}, []],
    ['class', 'hint', 5],
    ['class', 'type', 'x', 'label', 'header'],
    ['class', 'id', 1, 't', true],
  ])('%s: %s %j', (kind, key, ...values) => {
    for (const value of values) {
      expect(findIn(kind, [{ value: 'A', [key]: value }, { value: 'B' }])).toEqual([
        `not-shown-in-1x /0/${key}`,
      ]);
    }
  });

  test.each<[Kind, Json, string[]]>([
    ['label', [null], ['/0']],
    ['label', [5, { value: 'A' }], ['/0']],
    ['class', ['A'], ['/0']],
    ['choice', 'A,B', ['']],
    ['label', '[{"value": "A"}]', ['']],
    ['choice', [{ value: 'A', children: [{ value: 5 }, null] }], ['/0/children/0/value', '/0/children/1']],
    ['class', [{ value: 'A', children: [{ value: 'B', type: 'x' }] }], ['/0/children/0/type']],
  ])('%s: %j', (kind, list, at) => {
    expect(findIn(kind, list)).toEqual(at.map((path) => `not-shown-in-1x ${path}`));
  });

  test('labels and choices with one id, of which the last stands for both', () => {
    const list = [
      { value: 'A', id: '1' },
      { value: 'B', id: 1 },
    ];
    expect(findIn('label', list)).toEqual(['not-shown-in-1x /1/id']);
    expect(findIn('choice', list)).toEqual(['not-shown-in-1x /1/id']);
  });
});

describe('what it shows', () => {
  test.each<[Kind, string, ...Json[]]>([
    ['label', 'value', '', null, '$text'],
    ['label', 'hotkey', 'a', null, ''],
    ['label', 'background', 'red', '#f00', 'rgba(1, 2, 3, 0.5)'],
    ['label', 'selectedcolor', 'red', 'transparent'],
    ['label', 'selectedColor', 'nocolor', 5, null],
    ['label', 'Background', 'nocolor'],
    ['label', 'maxUsages', 1, 'x'],
    ['label', 'showAlias', 'yes'],
    ['label', 'granularity', 'word', null],
    ['label', 'type', 'label', 'header', 'view'],
    ['label', 'id', 'x', 1, null, ''],
    ['label', 'children', [], 5, null, ''],
    ['label', 'category', 1, null],
    ['label', 'name', 5],
    ['choice', 'background', 'nocolor', 5, null],
    ['choice', 'showalias', 'x'],
    ['choice', 'id', 1],
    ['choice', 'children', [{ value: 'C' }], 5],
    ['class', 'selected', 'true'],
    ['class', 'visible', null],
    ['class', 'id', 'x', 0, ''],
    ['class', 'children', [{ value: 'D', children: [{ value: 'E' }] }]],
  ])('%s: %s %j', (kind, key, ...values) => {
    for (const value of values) expect(findIn(kind, [{ value: 'A', [key]: value }])).toEqual([]);
  });

  test('classes with one id', () => {
    const list = [
      { value: 'A', id: 'p' },
      { value: 'B', id: 'p' },
    ];
    expect(findIn('class', list)).toEqual([]);
  });
});
