import { expect, test } from 'vitest';
import { helpOf } from '../../src/diagnostics/message-of.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

async function damaged(files: Record<string, string>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  const { diagnostics, tasks, warnings } = JSON.parse(stdout);
  expect(code).toBe(0);
  const found = diagnostics.filter((one: { code: string }) => one.code === 'media-damaged');
  return { tasks, warnings, messages: found.map(({ message }: { message: string }) => message) };
}

const page = '<!DOCTYPE html>\n<title>404</title>';

test.each([
  ['a.jpg', page, 'is a web page, not an image'],
  ['a.PNG', '\ufeff <html>404</html>', 'is a web page, not an image'],
  [
    'a.wav',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    'is an XML document, not a sound file',
  ],
  ['a.mp4', '{"message": "Not Found"}', 'is JSON, not a video'],
  ['a.pdf', '<html>404</html>', 'is a web page, not a PDF file'],
  ['a.jpg', 'version https://git-lfs.github.com/spec/v1\n', 'is a pointer of Git LFS, not an image'],
  ['a.png', '', 'is empty'],
  ['a.svg', '', 'is empty'],
  ['a.wav', '', 'is empty'],
  ['a.mp4', '', 'is empty'],
  ['a.pdf', '', 'is empty'],
  ['a.png', 'photo of an owl', 'does not begin as an image does'],
])('%s that begins with %j is no medium', async (name, content, problem) => {
  const { tasks, messages } = await damaged({ [`in/${name}`]: content });
  expect(messages).toEqual([`The file "in/${name}" ${problem}, so its task would show nothing.`]);
  expect(tasks).toBe(1);
});

test.each([
  ['a.svg', '<?xml version="1.0"?><svg/>'],
  ['a.pdf', '%PDF-1.4'],
  ['a.jpg', 'GIF89a'],
])('%s that begins with %j may be one', async (name, content) => {
  expect((await damaged({ [`in/${name}`]: content })).messages).toEqual([]);
});

const many = (isPage: (i: number) => boolean, length = 1002) =>
  Object.fromEntries(
    Array.from({ length }, (_, i) => [`in/${String(i).padStart(4, '0')}.jpg`, isPage(i) ? page : 'GIF89a']),
  );

test('of many files one in 1000 is looked into, until one is no medium', async () => {
  expect((await damaged(many((i) => i === 600 || i === 999))).messages).toEqual([]);
  expect((await damaged(many((i) => i === 1000 || i === 1001))).messages).toHaveLength(2);
});

test('what a column names is looked into as well, and texts are fine there', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/a.csv': 'image,page\ngood.gif,p.json\nempty.png,p.json\nwords.jpg,p.json\nempty.png,p.json\n',
    'in/good.gif': 'GIF89a',
    'in/empty.png': '',
    'in/words.jpg': 'photo of an owl',
    'in/p.json': '{"a": 1}',
    'c.xml':
      '<View><Image name="i" value="$image"/><Text name="p" value="$page" valueType="url"/><Rating name="r" toName="i"/></View>',
  });
  const { code, stdout } = await lsimport(folder, [
    'check',
    'in/a.csv',
    '-l',
    'c.xml',
    '--document-root',
    '.',
    '--json',
  ]);
  const { diagnostics } = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(diagnostics).toMatchObject([
    {
      code: 'media-damaged',
      task: 1,
      line: 3,
      column: 1,
      message: expect.stringContaining('"empty.png" is empty'),
    },
    { code: 'media-damaged', task: 2, message: expect.stringContaining('does not begin as an image does') },
  ]);
});

test('where all are damaged, it is enough to say so of 1000 and of every 1000th after them', async () => {
  expect((await damaged(many(() => true, 1101))).warnings).toBe(1001);
});

// What git-lfs itself says of files that are there as pointers only.
test('a pointer of Git LFS is got with its own command', () => {
  const problem = 'is a pointer of Git LFS, not an image';
  const finding = { code: 'media-damaged', args: { file: '"a.jpg"', problem } } as const;
  expect(helpOf(finding, { file: 'a.jpg' })).toBe('Get the files themselves: git lfs pull');
  expect(helpOf({ ...finding, args: { ...finding.args, problem: 'is empty' } }, { file: 'a.jpg' })).toContain(
    'again',
  );
});
