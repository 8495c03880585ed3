import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { describeObjects, keysRead } from '../../src/preview/describe-objects.ts';

const configOf = (tags: string) =>
  readLabelConfig(Buffer.from(`<View>${tags}</View>`), 'config.xml', () => {})!;

function shown(tags: string, data: JsonObject) {
  return describeObjects(configOf(tags), data).map(
    ({ name: _name, tag: _tag, readSeries: _read, ...object }) => object,
  );
}

test('the values of each kind of tag', () => {
  expect(shown('<Image name="i" value="$u"/>', { u: 'a.png' })).toEqual([
    { kind: 'image', pages: [{ link: 'a.png' }] },
  ]);
  expect(shown('<Image name="i" valueList="$u"/>', { u: ['a.png', 'b.png'] })).toEqual([
    { kind: 'image', pages: [{ link: 'a.png' }, { link: 'b.png' }] },
  ]);
  expect(shown('<AudioPlus name="a" value="$u"/><Pdf name="p" value="$u"/>', { u: 'x' })).toEqual([
    { kind: 'audio', media: { link: 'x' } },
    { kind: 'pdf', media: { link: 'x' } },
  ]);
  expect(
    shown(
      '<Video name="a" value="$u"/><Video name="b" value="$u" framerate="30"/><Video name="c" value="$u" frameRate="0.04"/>',
      {
        u: 'x',
      },
    ).map((object) => object.kind === 'video' && object.frameRate),
  ).toEqual([24, 30, 25]);
  expect(
    shown('<Paragraphs name="p" value="$d" nameKey="who"/>', { d: [{ who: 'Ana', text: 'Hi' }, 'odd'] }),
  ).toEqual([
    {
      kind: 'phrases',
      phrases: [
        { author: 'Ana', text: 'Hi' },
        { author: '', text: 'odd' },
      ],
    },
  ]);
  expect(shown('<List name="l" value="$d"/>', { d: [{ id: 1, title: 'T', body: 'B' }, 'x'] })).toEqual([
    {
      kind: 'list',
      items: [
        { id: '1', title: 'T', body: 'B' },
        { id: '', title: 'x', body: '' },
      ],
    },
  ]);
});

test('tables of an object, of a list, of JSON in a text', () => {
  const rows = [
    ['a', 'b'],
    ['1', ''],
    ['', '[2]'],
  ];
  const list = [{ a: 1 }, { b: [2] }];
  for (const value of [list, JSON.stringify(list)]) {
    expect(shown('<Table name="t" value="$d"/>', { d: value })).toEqual([{ kind: 'table', rows }]);
  }
  expect(shown('<Table name="t" value="$d"/>', { d: { k: 'v' } })).toEqual([
    {
      kind: 'table',
      rows: [
        ['Name', 'Value'],
        ['k', 'v'],
      ],
    },
  ]);
});

test('texts: put together, encoded, elsewhere, missing', () => {
  expect(shown('<Text name="t" value="$a and $b.c"/>', { a: 'x', b: { c: '$a' } })).toEqual([
    { kind: 'text', text: 'x and $a' },
  ]);
  expect(shown('<Text name="t" value="$a" encoding="base64"/>', { a: 'w6Q=' })).toEqual([
    { kind: 'text', text: 'ä' },
  ]);
  expect(shown('<HyperText name="t" value="$a"/>', { a: '<b>x</b>' })).toEqual([
    { kind: 'html', html: '<b>x</b>' },
  ]);
  expect(shown('<Text name="t" value="$a" valueType="url"/>', { a: 'https://h.org' })).toMatchObject([
    { kind: 'other', text: 'https://h.org' },
  ]);
  expect(shown('<Text name="t" value="$a"/>', {})).toMatchObject([
    { kind: 'other', why: 'The task has no such data.' },
  ]);
});

test.each([
  ['<Audio name="a" value="$d"/>', 12, 'This is not an address.'],
  ['<Image name="a" value="$d"/>', null, 'This is not an address.'],
  ['<TimeSeries name="a" value="$d" valueType="url"/>', { time: [1] }, 'This is not an address.'],
  ['<Paragraphs name="a" value="$d"/>', { author: 'Ana' }, 'This is not a list of phrases.'],
  ['<Paragraphs name="a" value="$d" valueType="url"/>', 'a.json', 'The phrases are behind this address.'],
  ['<Chat name="a" value="$d"/>', 5, 'This is not a list of messages.'],
  ['<Table name="a" value="$d"/>', 'First name: Max', 'This is not a table.'],
  ['<Table name="a" value="$d" valueType="url"/>', 'a.json', 'The table is behind this address.'],
  ['<List name="a" value="$d"/>', {}, 'This is not a list of items.'],
  ['<Object3D name="a" value="$d"/>', 'a.glb', 'The preview does not draw this tag.'],
])('%s says of %j why it is not shown', (tags, d, why) => {
  expect(shown(tags, { d })).toMatchObject([{ kind: 'other', why }]);
});

test('a Repeater shows each item of its list', () => {
  const tags = '<Repeater on="$pages"><Image name="p_{{idx}}" value="$pages[{{idx}}].url"/></Repeater>';
  const objects = describeObjects(configOf(tags), { pages: [{ url: 'a' }, { url: 'b' }] });
  expect(objects.map((object) => [object.name, object.kind === 'image' && object.pages[0]!.link])).toEqual([
    ['p_0', 'a'],
    ['p_1', 'b'],
  ]);
  expect(describeObjects(configOf(tags), { pages: 'x' })).toEqual([]);
  expect([...keysRead(configOf(tags))]).toEqual(['pages']);
});
