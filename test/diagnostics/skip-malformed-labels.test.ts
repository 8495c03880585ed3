import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const files = {
  'c.xml':
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="cat"/></RectangleLabels></View>',
  'in/a.png': '',
  'in/b.png': '',
  'in/metadata.jsonl': [
    { file_name: 'a.png', objects: { bbox: [[1, 2, 3]], category: ['cat'] } },
    { file_name: 'b.png', objects: { bbox: [], category: [] } },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n'),
};
const skip = ['--invalid-tasks', 'skip'];

// As the help of the finding says it.
test.each([
  ['check', [], 1],
  ['init', ['p', ...skip], 0],
  ['convert', ['-o', 'o.json', ...skip, '--rejected', 'r.jsonl'], 0],
])('%s %j with a label that cannot be read', async (command, args, code) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const input = ['-i', 'in', '--input-format', 'imagefolder', '-l', 'c.xml'];
  const ended = await lsimport(folder, [command, ...args, ...input]);
  expect(ended).toMatchObject({ code });
  expect(ended.stdout + ended.stderr).toContain(
    'To leave such tasks out: --invalid-tasks skip in init, with --rejected FILE in convert and push.',
  );
});
