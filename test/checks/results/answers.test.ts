import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

function check(control: string, value: JsonObject): string[] {
  const config = `<View><Text name="text" value="$text"/><Text name="b" value="$b"/>${control}</View>`;
  const type = /<(\w+)/.exec(control)![1]!.toLowerCase();
  const region = { from_name: 'c', to_name: 'text', type, value };
  const found = inShort(checkRegions(config, { text: 'Oh', b: '' }, region));
  return found.map((line) => line.replace('/predictions/0/result/0/value', ''));
}

const textArea = '<TextArea name="c" toName="text"/>';
const rating = '<Rating name="c" toName="text"/>';
const tenStars = '<Rating name="c" toName="text" maxRating="10"/>';
const number = '<Number name="c" toName="text" max="10"/>';
const date = '<DateTime name="c" toName="text"/>';
const pairwise = '<Pairwise name="c" toName="text,b"/>';

test.each([
  [textArea, { text: 'one' }],
  [textArea, { text: ['one', 'two'] }],
  [textArea, { text: [] }],
  [rating, { rating: 0 }],
  [tenStars, { rating: 9 }],
  [number, { number: -5 }],
  [number, { number: 11 }],
  [date, { datetime: '2023-01-01T10:30' }],
  ['<DateTime name="c" toName="text" only="date"/>', { datetime: '2023-01-01' }],
  ['<DateTime name="c" toName="text" only="time"/>', { datetime: '10:30' }],
  ['<DateTime name="c" toName="text" format="%d.%m.%Y"/>', { datetime: '31.1.2023' }],
  [pairwise, { selected: 'right' }],
])('%s takes %j', (control, value) => {
  expect(check(control, value as JsonObject)).toEqual([]);
});

test.each([
  [textArea, {}, 'result-missing-key /text'],
  [textArea, { text: 5 }, 'result-wrong-type /text'],
  [textArea, { text: null }, 'result-wrong-type /text'],
  [textArea, { text: ['one', 5] }, 'result-wrong-type /text/1'],
  [rating, { stars: 4 }, 'result-missing-key /rating'],
  [rating, { rating: '4' }, 'result-wrong-type /rating'],
  [rating, { rating: [4] }, 'result-wrong-type /rating'],
  [rating, { rating: 6 }, 'result-out-of-range /rating'],
  [rating, { rating: -1 }, 'result-out-of-range /rating'],
  [rating, { rating: 3.5 }, 'not-shown-in-1x /rating'],
  [tenStars, { rating: 11 }, 'result-out-of-range /rating'],
  [number, {}, 'result-missing-key /number'],
  [number, { number: '7' }, 'result-wrong-type /number'],
  [number, { number: true }, 'result-wrong-type /number'],
  [date, { date: '2023-01-01' }, 'result-missing-key /datetime'],
  [date, { datetime: 1672531200 }, 'result-wrong-type /datetime'],
  [date, { datetime: '2023-01-01' }, 'not-shown-in-1x /datetime'],
  [date, { datetime: 'soon' }, 'not-shown-in-1x /datetime'],
  [
    '<DateTime name="c" toName="text" format="%d.%m.%Y"/>',
    { datetime: '2023-01-31' },
    'not-shown-in-1x /datetime',
  ],
  [pairwise, { choices: ['left'] }, 'result-missing-key /selected'],
  [pairwise, { selected: 'text' }, 'result-wrong-type /selected'],
])('%s does not take %j', (control, value, finding) => {
  expect(check(control, value as JsonObject)).toEqual([finding]);
});

const list = `<View><List name="list" value="$items"/><Ranker name="rank" toName="list"/></View>`;

test.each([
  [{ ranker: { rank: ['b', 'a', 3] } }, []],
  [{ ranker: ['b', 'a', 3] }, ['not-shown-in-1x /ranker']],
  [{ ranker: { rank: ['b', 'a'] } }, ['not-shown-in-1x /ranker']],
  [{ ranker: { unknown: ['a'] } }, ['not-shown-in-1x /ranker/unknown']],
  [{ ranker: ['b', 'nobody'] }, ['not-shown-in-1x /ranker/1', 'not-shown-in-1x /ranker']],
  [{ ranker: { rank: ['b', 4] } }, ['not-shown-in-1x /ranker/rank/1']],
  [{}, ['result-missing-key /ranker']],
  [{ ranker: 3 }, ['result-wrong-type /ranker']],
  [{ ranker: { best: 'a' } }, ['result-wrong-type /ranker/best']],
  [{ ranker: { 'a/b': 'a' } }, ['result-wrong-type /ranker/a~1b']],
])('a ranking of %j: %j', (value, found) => {
  const region = { from_name: 'rank', to_name: 'list', type: 'ranker', value: value as JsonObject };
  const lines = inShort(checkRegions(list, { items: [{ id: 'a' }, { id: 'b' }, { id: 3 }] }, region));
  expect(lines.map((line) => line.replace('/predictions/0/result/0/value', ''))).toEqual(found);
});

test.each([
  [{ chatmessage: { role: 'assistant', content: 'Hello' } }, []],
  [{ text: 'Hello' }, ['result-missing-key /chatmessage']],
  [{ chatmessage: 'Hello' }, ['result-wrong-type /chatmessage']],
  [{ chatmessage: { role: 'assistant' } }, ['result-missing-key /chatmessage/content']],
  [{ chatmessage: { content: 'Hello' } }, ['result-missing-key /chatmessage/role']],
])('a chat message of %j: %j', (value, found) => {
  const region = { from_name: 'chat', to_name: 'chat', type: 'chatmessage', value: value as JsonObject };
  const lines = inShort(checkRegions('<View><Chat name="chat" value="$chat"/></View>', { chat: [] }, region));
  expect(lines.map((line) => line.replace('/predictions/0/result/0/value', ''))).toEqual(found);
});
