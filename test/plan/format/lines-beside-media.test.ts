import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const image = readFileSync('fixtures/media/baseline.jpg');

async function check(files: Record<string, string>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'in/train/a 1.jpg': image, 'in/train/b 1.jpg': image });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', ...more]);
  return { folder, code, stderr };
}

const chat = (url: string) =>
  `${JSON.stringify({
    messages: [
      { role: 'user', content: [{ type: 'image_url', image_url: { url } }] },
      { role: 'assistant', content: 'cat <loc10>' },
    ],
  })}\n`;

// platform.openai.com/docs/guides/vision-fine-tuning
test('lines with images in them, beside images', async () => {
  const { folder, stderr } = await check({ 'in/my chats.jsonl': chat('data:image/jpeg;base64,/9j/4AAQ') });
  expect(stderr).toContain(
    "note: in/my chats.jsonl has images in its lines, of which it may have labels, and is not read with those of in. For a task per line: --input-path 'in/my chats.jsonl'",
  );
  const { code } = await lsimport(folder, ['check', '--input-path', 'in/my chats.jsonl', '-l', 'auto']);
  expect(code).toBe(0);
});

test.each([[], [['--input-format', 'image-dir']]])(
  'lines that name the images beside them by addresses, %j',
  async (more = []) => {
    const { stderr } = await check(
      { 'in/x/l.ndjson': chat('https://a.org/x/c.jpg'), 'in/x/c.jpg': 'x' },
      ...more,
    );
    const says =
      'note: in/x/l.ndjson names images, such as c.jpg, of which it may have labels, and is not read with those of in. For a task per line: --input-path in/x/l.ndjson';
    expect(stderr.includes(says)).toBe(more.length === 0);
  },
);

test('lines for language models that Roboflow wrote', async () => {
  const { code, stderr } = await check({
    'in/train/_annotations.openai.jsonl': chat('data:image/jpeg;base64,/9j/4AAQ'),
  });
  expect(stderr).toContain('error: in looks like annotations for language models, as Roboflow exports them,');
  expect(code).toBe(2);
});

test.each([['log.jsonl', '{"time": 1, "event": "start"}\n{"time": 2, "event": "end"}\n']])(
  'lines about something else: %s',
  async (name, text) => {
    expect((await check({ [`in/${name}`]: text })).stderr).not.toContain('may have labels');
  },
);
