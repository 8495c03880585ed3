import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

const config = `<View>
  <Text name="text" value="$text"/>
  <Image name="photo" value="$photo"/>
  <Choices name="mood" toName="text,photo"><Choice value="Glad"/><Choice value="Sad"/></Choices>
  <RectangleLabels name="box" toName="photo"><Label value="Car"/></RectangleLabels>
</View>`;

const mood = { from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Glad'] } };

function check(region: JsonObject): string[] {
  return inShort(checkRegions(config, { text: 'Oh', photo: 'a.jpg' }, region));
}

test('a control may be used on each of its objects', () => {
  expect(check(mood)).toEqual([]);
  expect(check({ ...mood, to_name: 'photo' })).toEqual([]);
});

test.each(['from_name', 'to_name', 'type', 'value'])('a region needs %s', (key) => {
  const { [key]: _left, ...region } = mood as JsonObject;
  expect(check(region)).toEqual([`result-missing-key /predictions/0/result/0/${key}`]);
});

test.each([
  [{ from_name: 'moood' }, 'unknown-from-name', 'from_name'],
  [{ from_name: 'text' }, 'unknown-from-name', 'from_name'],
  [{ from_name: 'constructor' }, 'unknown-from-name', 'from_name'],
  [{ from_name: null }, 'result-wrong-type', 'from_name'],
  [{ to_name: 'foto' }, 'unknown-to-name', 'to_name'],
  [{ to_name: 'mood' }, 'unknown-to-name', 'to_name'],
  [{ to_name: 'text,photo' }, 'unknown-to-name', 'to_name'],
  [{ to_name: 7 }, 'result-wrong-type', 'to_name'],
  [{ type: 'choice' }, 'result-type-mismatch', 'type'],
  [{ type: 'Choices' }, 'result-type-case', 'type'],
  [{ type: 3 }, 'result-wrong-type', 'type'],
  [{ value: null }, 'result-wrong-type', 'value'],
  [{ value: ['Glad'] }, 'result-wrong-type', 'value'],
  [{ score: '0.8' }, 'result-wrong-type', 'score'],
])('%j is reported as %s', (change, code, key) => {
  expect(check({ ...mood, ...(change as JsonObject) })).toEqual([`${code} /predictions/0/result/0/${key}`]);
});

test('an object of another control is told apart from no object', () => {
  expect(check({ ...mood, from_name: 'box', type: 'rectanglelabels', to_name: 'text' })).toEqual([
    'to-name-not-of-control /predictions/0/result/0/to_name',
  ]);
});

test('a name that is nearly right is suggested', () => {
  const [finding] = checkRegions(config, {}, { ...mood, from_name: 'Mood' });
  expect(finding).toMatchObject({ args: { suggestion: 'mood' } });
});

test('the name of an object tag in from_name is called that', () => {
  const [finding] = checkRegions(config, {}, { ...mood, from_name: 'text' });
  expect(finding).toMatchObject({ args: { note: ' That is the name of an object tag.' } });
});

test('a region may have a score of null, a number as id, and keys that nobody knows', () => {
  expect(check({ ...mood, score: null, id: 17, origin: 'manual', meta: { text: ['?'] } })).toEqual([]);
});

test('names in a Repeater count with any number', () => {
  const pages = `<View><Repeater on="$pages" indexFlag="{{idx}}">
    <Image name="page_{{idx}}" value="$pages[{{idx}}].url"/>
    <Choices name="kind_{{idx}}" toName="page_{{idx}}"><Choice value="Scan"/></Choices>
  </Repeater></View>`;
  const region = { from_name: 'kind_12', to_name: 'page_12', type: 'choices', value: { choices: ['Scan'] } };
  expect(checkRegions(pages, {}, region)).toEqual([]);
  expect(inShort(checkRegions(pages, {}, { ...region, from_name: 'kind_x' }))).toEqual([
    'unknown-from-name /predictions/0/result/0/from_name',
  ]);
});

test('Pairwise may write its own name or one of its objects into to_name; 1.x does not show both', () => {
  const pair = `<View><Text name="a" value="$a"/><Text name="b" value="$b"/><Pairwise name="pw" toName="a,b"/></View>`;
  const region = { from_name: 'pw', type: 'pairwise', value: { selected: 'left' } };
  for (const to_name of ['pw', 'a', 'b']) {
    expect(checkRegions(pair, {}, { ...region, to_name })).toEqual([]);
  }
  expect(inShort(checkRegions(pair, {}, { ...region, to_name: 'a,b' }))).toEqual([
    'not-shown-in-1x /predictions/0/result/0/to_name',
  ]);
  expect(inShort(checkRegions(pair, {}, { ...region, to_name: 'c' }))).toEqual([
    'unknown-to-name /predictions/0/result/0/to_name',
  ]);
});

test('Chat and ReactCode write results for themselves', () => {
  const chat = `<View><Chat name="chat" value="$chat"/><ReactCode name="app" toName="app" data="$x"/></View>`;
  const message = { chatmessage: { role: 'user', content: 'Hello' } };
  expect(
    checkRegions(
      chat,
      { chat: [] },
      { from_name: 'chat', to_name: 'chat', type: 'chatmessage', value: message },
      { from_name: 'app', to_name: 'app', type: 'reactcode', value: { reactcode: { any: 1 } } },
    ),
  ).toEqual([]);
});

test('the type htmllabels is an old name for hypertextlabels', () => {
  const html = `<View><HyperText name="html" value="$html"/>
    <HyperTextLabels name="ner" toName="html"><Label value="Person"/></HyperTextLabels></View>`;
  const value = { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3 };
  const region = { from_name: 'ner', to_name: 'html', type: 'htmllabels' };
  expect(checkRegions(html, {}, { ...region, value: { ...value, htmllabels: ['Person'] } })).toEqual([]);
  expect(inShort(checkRegions(html, {}, { ...region, value: { ...value, htmllabels: ['Dog'] } }))).toEqual([
    'unknown-label /predictions/0/result/0/value/htmllabels/0',
  ]);
});
