import { expect, test } from 'vitest';
import { checkInput } from '../formats/labelled/check-input.ts';
import { picture } from '../formats/labelled/regions-of.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const files = { 'set/a.ppm': 'P3 1 1 1 0 0 0\n', 'set/b.ppm': 'P3 1 1 1 0 0 0\n' };

test.each([
  [
    ['--server', '1.x', '--document-root', '.'],
    ['file-type-not-shown', 'file-type-not-shown'],
  ],
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

test.each([
  ['mkv', 'MP4 (H.264)'],
  ['aiff', 'MP3 or WAV'],
  ['ppm', 'PNG or JPEG'],
])('the help is for the kind of a .%s file', async (ending, goal) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`set/a.${ending}`]: 'P3 1 1 1 0 0 0\n' });
  const args = ['check', '-i', 'set', '-l', 'auto', '--server', '1.x', '--document-root', '.'];
  const { stdout } = await lsimport(folder, args);
  expect(stdout).toContain(`help: Convert it to a format that every browser supports, such as ${goal}.`);
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
