import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// The messages are those of the guides of OpenAI to images, audio and function calling.
const image = { type: 'image_url', image_url: { url: 'https://example.org/boardwalk.jpg' } };
const audio = { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } };
const calls = [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }];
const user = (...content: object[]) => ({ role: 'user', content });
const words = (text: string) => ({ type: 'text', text });
const messages = [
  user(words('What is in this image?'), words('Say "é".'), image),
  { role: 'assistant', content: null, tool_calls: calls },
  user(audio),
  { role: 'assistant', content: 'A boardwalk.' },
];
const contents = ['What is in this image?\nSay "é".', null, null, 'A boardwalk.'];
const shown = messages.map((message, i) => ({ ...message, content: contents[i] }));

async function convert(files: Record<string, string>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, ['convert', input, '-o', 'out.json', ...args]);
  expect(code, stderr).toBe(0);
  const text = readFileSync(join(folder, 'out.json'), 'utf8');
  return { said: stdout, text, tasks: JSON.parse(text) as { data: object }[] };
}

test.each([
  ['t.jsonl', JSON.stringify({ messages, n: 1 })],
  ['t.json', JSON.stringify([{ data: { messages, n: 1 } }])],
])('parts of messages that are texts are shown, others counted: %s', async (name, text) => {
  const exact = text.replace('"n":1', '"n":1.50');
  const { said, tasks, text: out } = await convert({ [name]: exact }, name, '-l', 'auto');
  expect(tasks).toMatchObject([{ data: { messages: shown } }]);
  expect(out).toContain('"n":1.50');
  expect(said).toContain('parts of messages called "image_url"): 1');
  expect(said).toContain('parts of messages called "input_audio"): 1');
});

test.each([
  ['without a label config', []],
  ['that no tag shows as a chat', ['-l', 'c.xml']],
])('messages %s stay as they are', async (_, args) => {
  const config =
    '<View><Text name="t" value="$title"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';
  const files = { 't.jsonl': JSON.stringify({ title: 'x', messages }), 'c.xml': config };
  const { tasks } = await convert(files, 't.jsonl', ...args);
  expect(tasks).toMatchObject([{ data: { messages } }]);
});
