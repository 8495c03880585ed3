import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** As fine-tuning of Gemini takes it. */
const chat = {
  systemInstruction: { role: 'system', parts: [{ text: 'Be kind.' }] },
  contents: [
    { role: 'user', parts: [{ text: 'Hi' }] },
    { role: 'model', parts: [{ text: 'Yo' }, { functionCall: { name: 'look', args: {} } }] },
  ],
};

test.each([
  ['a.jsonl', `${JSON.stringify(chat)}\n`.repeat(2)],
  ['a.json', JSON.stringify([chat, chat])],
])('messages of Gemini in %s: a command writes them as messages that are shown', async (name, text) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
  expect(stderr).toContain(
    'note: "contents" has messages as Gemini writes them, which the label config does not show. To have them shown: jq ',
  );
  const command = /jq .* > messages\.jsonl$/m.exec(stderr)![0];
  execFileSync('sh', ['-c', command], { cwd: folder });
  const made = await lsimport(folder, [
    'convert',
    'messages.jsonl',
    '-l',
    'auto',
    '-o',
    'o.json',
    '--write-config',
    'c.xml',
  ]);
  expect(made.code).toBe(0);
  // What is not a text is said to be missing.
  expect(made.stdout + made.stderr).toContain('functionCall');
  const xml = execFileSync('cat', ['c.xml'], { cwd: folder }).toString();
  expect(xml).toContain('<Paragraphs name="messages" value="$messages" nameKey="role" textKey="content"');
  const tasks = JSON.parse(execFileSync('cat', ['o.json'], { cwd: folder }).toString());
  expect(tasks).toHaveLength(2);
  expect(tasks[0].data.messages).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hi' },
    { role: 'model', content: 'Yo' },
  ]);
});

test('where there is nothing else to show, the command is the help', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': `${JSON.stringify({ contents: chat.contents })}\n`.repeat(2) });
  const { code, stderr } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'Cannot write a label config from a.jsonl: "contents" has messages as Gemini writes them, which no tag shows.',
  );
  expect(stderr).toMatch(/help: To have them shown: jq .* a\.jsonl > messages\.jsonl\n/);
});

test('beside what is shown, a note says so, with the only file of a folder', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.jsonl': `${JSON.stringify({ text: 'A chat', ...chat })}\n`.repeat(2) });
  const { code, stderr } = await lsimport(folder, ['check', 'd', '-l', 'auto']);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /note: "contents" has messages as Gemini writes them, which the label config does not show\. To have them shown: jq .* d\/a\.jsonl > messages\.jsonl\n/,
  );
  expect(stderr).not.toContain('does not show "contents"');
  writeFiles(folder, { 'd/b.jsonl': `${JSON.stringify({ text: 'Another', ...chat })}\n` });
  const more = await lsimport(folder, ['check', 'd', '-l', 'auto']);
  expect(more.stderr).toMatch(/ FILE > messages\.jsonl\n/);
});

test('contents of another kind are named like other lists', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify([{ text: 'a', contents: [{ parts: ['x'] }] }]) });
  const { stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect(stderr).not.toContain('Gemini');
  expect(stderr).toContain('does not show "contents"');
});
