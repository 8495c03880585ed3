import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const files = {
  'r.json': '[{"text": "a"}]',
  'my.json': '{"title": "x"}',
  'pj/config.json': '{}',
  'pj/config.xml': '<View/>',
  'pj/tasks.json': '{"0": {"id": 0, "data": {"text": "a"}}}',
  'pj/completions/0.json': '{"completions": []}',
  'dir/a.json': '{"text": "a"}',
  'texts/a.txt': 'a',
  'images/a.png': 'x',
  'notes.txt': 'mine',
};

// Any output of which another output, or an input, would be the victim. All files stay as they were.
test.each<[string, number]>([
  ['convert r.json -o same.json --sarif same.json', EXIT.usage],
  ['convert r.json -o same.json --write-config same.json', EXIT.usage],
  ['convert r.json -o o.json --invalid-tasks skip --rejected rj --sarif rj', EXIT.usage],
  ['init p -i r.json --config my.json --sarif my.json', EXIT.usage],
  ['init p -i r.json --config my.json --write-config my.json --force', EXIT.usage],
  ['init pj -i r.json --force --sarif pj/tasks.json', EXIT.usage],
  ['init pj -i r.json --force --sarif linked/config.xml', EXIT.usage],
  ['init pj -i r.json --force --write-config pj/config.xml -l c.xml', EXIT.usage],
  ['init pj -i r.json --force --sarif pj/completions/0.json', EXIT.usage],
  ['check -i dir --input-format json-dir --sarif dir/a.json', EXIT.unwritable],
  ['init p -i dir --input-format json-dir --sarif dir/a.json --force', EXIT.usage],
  ['convert -i dir --input-format json-dir -o dir/a.json --force', EXIT.usage],
  ['convert -i dir --input-format json-dir -o link.json --force', EXIT.usage],
  ['convert -i dir --input-format json-dir -o hard.json --force', EXIT.usage],
  ['convert -i texts --input-format text-dir -o texts/a.txt --force', EXIT.usage],
  ['convert -i images --input-format image-dir --template image_bbox -o images/a.png --force', EXIT.usage],
  ['check r.json --sarif notes.txt', EXIT.unwritable],
  ['export pj -o out/ --sarif notes.txt', EXIT.usage],
])('%s', async (line, code) => {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  symlinkSync('dir/a.json', join(folder, 'link.json'));
  linkSync(join(folder, 'dir/a.json'), join(folder, 'hard.json'));
  symlinkSync('pj', join(folder, 'linked'));
  const before = readTree(folder);
  const ending = await lsimport(folder, line.split(' '));
  expect(ending.code).toBe(code);
  expect(readTree(folder)).toEqual(before);
});

test('an older log of any program is replaced, and with --force any file', async () => {
  const folder = temporaryFolder();
  const other =
    '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []}';
  writeFiles(folder, { 'r.json': '[{"text": "a"}]', 'a.sarif': other, 'empty.sarif': '', 'b.txt': 'b' });
  for (const line of [
    'check r.json --sarif a.sarif',
    'check r.json --sarif empty.sarif',
    'init p -i r.json --force --sarif b.txt',
  ]) {
    expect((await lsimport(folder, line.split(' '))).code).toBe(EXIT.done);
    expect(readFileSync(join(folder, line.split(' ').at(-1)!), 'utf8')).toContain('"lsimport"');
  }
});
