import { expect, it } from 'vitest';
import { repeatedKeysIn } from '../../../src/formats/labelled/repeated-keys.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const box = '{"label":"cup","points":[[1,1],[9,9]],"shape_type":"rectangle"}';
const labelme = `{"version":"5","imagePath":"a.svg","imageWidth":100,"imageHeight":50,\n"shapes":[${box}],\n"shapes":[]}`;
const coco = (annotation: string) =>
  `{"images":[{"id":1,"file_name":"a.svg","width":100,"height":50}],"categories":[{"id":1,"name":"cup","name":"pen"}],\n"annotations":[{"id":1,"image_id":1,"category_id":1,${annotation}}]}`;

it.each([
  ['labelme', 'in/a.json', labelme, ['The key "shapes" appears twice', 'in/a.json:3:10']],
  [
    'coco',
    'in.json',
    coco('"bbox":[1,1,9,9],"bbox":[2,2,3,3]'),
    ['in.json:1, /categories/0/name', 'in.json:2, /annotations/0/bbox'],
  ],
  [
    'spans-jsonl',
    'in.jsonl',
    '{"text":"Ada lived","label":[[0,3,"P"]],"label":[]}\n',
    ['The key "label" appears twice', 'in.jsonl:1:49, task 0, /label'],
  ],
])('%s says which member stands twice, and where', async (format, name, content, expected) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    [name]: content,
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>',
  });
  const input = name.split('/')[0]!;
  const { code, stdout } = await lsimport(folder, ['check', input, '--input-format', format, '-l', 'auto']);
  for (const text of expected) expect(stdout).toContain(text);
  expect(code).toBe(0);
});

it.each([
  ['{"a" :1,"a"\n: 2}', ['a']],
  ['{"a":"b\\" : c","a":"http://x"}', ['a']],
  ['{"x":"\\": \\\\","y":[[1,{"z":1,"z":2}]]}', ['z']],
  ['{"\\u0061":{"b":1},"a":{"b: ":2}}', ['a']],
  ['{"a":"k\\": v","b: ":{"a":":"},"c":null,"__proto__":1}', []],
  ['[{"a":1},{"a":1}]', []],
])('in %s %j stand twice', (text, keys) => {
  const found = repeatedKeysIn(Buffer.from(text), JSON.parse(text));
  expect(found.map(({ finding }) => (finding.args as { key: string }).key)).toEqual(keys);
});

it('a label file nested too deep to be looked at is read', async () => {
  const folder = temporaryFolder();
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  writeFiles(folder, {
    'in/a.json': labelme.replace('"version"', `"flags":${deep},"version"`),
    'in/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>',
  });
  const { code } = await lsimport(folder, ['check', 'in', '--input-format', 'labelme', '-l', 'auto']);
  expect(code).toBeLessThan(2);
});
