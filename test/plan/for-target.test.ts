import { expect, test } from 'vitest';
import { checkInput } from '../formats/labelled/check-input.ts';
import { picture } from '../formats/labelled/regions-of.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const files = { 'set/a.ppm': 'P3 1 1 1 0 0 0\n', 'set/b.ppm': 'P3 1 1 1 0 0 0\n' };

test.each([
  [['--server', '1.x', '--document-root', '.'], ['media-not-shown']],
  [[], ['media-not-shown']],
  // Of a link to a bucket the storage is said, which a project may have.
  [
    ['--server', '1.x', '--links', 's3://bucket/set'],
    ['link-needs-storage', 'link-needs-storage', 'media-not-shown'],
  ],
])('that browsers do not show a file is said once: %j', async (args, expected) => {
  const { codes } = await checkInput(files, '-i', 'set', ...args);
  expect(codes.sort()).toEqual(expected);
});

// lsimport makes the completions of such formats, and writes annotations for 1.x.
test('labels of files that are no tasks are not said to be under the name of another version', async () => {
  const folder = temporaryFolder();
  const labels = {
    'in/boxes.csv': 'filename,xmin,ymin,xmax,ymax,class\na.svg,1,1,5,5,cat\n',
    'in/a.svg': picture,
  };
  const task = { data: { text: 'a' }, completions: [{ result: [] }] };
  writeFiles(folder, { ...labels, 'tasks.json': JSON.stringify([task]) });
  const codesOf = async (input: string) => {
    const args = ['check', input, '-l', 'auto', '--server', '1.x', '--json'];
    const { stdout } = await lsimport(folder, args);
    return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  };
  expect(await codesOf('in')).toEqual(['link-of-other-server']);
  expect(await codesOf('tasks.json')).toContain('work-under-other-name');
});
