import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const ranker =
  '<View><List name="o" value="$items"/><Ranker name="l" toName="o"><Bucket name="good"/><Bucket name="bad"/></Ranker></View>';
const items = ['a', 'b', 'c'].map((id) => ({ id, title: id }));
const perItem =
  '<View><Image name="o" valueList="$images"/><Choices name="l" toName="o" perItem="true"><Choice value="good"/></Choices></View>';
const images = ['https://h/a.png', 'https://h/b.png'];

async function check(config: string, data: object, result: object) {
  const folder = temporaryFolder();
  const own = { id: 'r', from_name: 'l', to_name: 'o', ...result };
  const task = { data, annotations: [{ result: [own], ground_truth: false }] };
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify([task]) });
  return (await lsimport(folder, ['check', 'tasks.json', '-l', 'config.xml', '--server', '1.x'])).code;
}

// Seen in the editor of 1.23.2: an item that is named twice stands on the page twice.
it.each([
  [{ good: ['b', 'a'], bad: ['c'] }, 0],
  [{ good: ['b', 'b'], bad: ['c'] }, 1],
  [{ good: ['b', 'c'], bad: ['c'] }, 1],
])('a ranking names each item once: %j', async (ranked, code) => {
  expect(await check(ranker, { items }, { type: 'ranker', value: { ranker: ranked } })).toBe(code);
});

// Seen in the editor of 1.23.2: without an image of its own the answer is shown beside none.
it.each([
  [0, 0],
  [undefined, 1],
  [2, 1],
])('an answer for each image names one of them: %s', async (index, code) => {
  const result = { type: 'choices', item_index: index, value: { choices: ['good'] } };
  expect(await check(perItem, { images }, result)).toBe(code);
});
