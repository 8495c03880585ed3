import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
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

describe('images and sounds that no tag shows', () => {
  const chat = '<Paragraphs name="c" value="$messages" nameKey="role" textKey="content"/>';
  const choices = '<Choices name="d" toName="c"><Choice value="a"/></Choices>';

  async function warningsOf(
    file: string,
    text: string | Uint8Array,
    tags = '',
    code = 'chat-media-not-shown',
  ) {
    const folder = temporaryFolder();
    writeFiles(folder, { [file]: text, 'c.xml': `<View>${chat}${choices}${tags}</View>` });
    const { stdout } = await lsimport(folder, ['check', file, '-l', 'c.xml', '--json']);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; task: number; path: string; message: string; help: string }[];
    };
    return diagnostics.filter((found) => found.code === code);
  }

  test('are said of each task, with a command', async () => {
    const other = [user(words('Hello')), { role: 'assistant', content: 'Hi.' }];
    const lines = [messages, other, messages].map((one) => JSON.stringify({ messages: one }));
    const found = await warningsOf('t.jsonl', lines.join('\n'));
    expect(found.map(({ task }) => task)).toEqual([0, 2]);
    expect(found[0]!.message).toContain('1 image and 1 sound');
    // Run by hand with jq 1.6: "images" is ["https://example.org/boardwalk.jpg"].
    const program = '.images += [.messages[].content | arrays[] | .image_url | values | .url? // .]';
    expect(found[0]!.help).toContain(`jq -c '${program}' t.jsonl > NEW.jsonl`);
    const [inList] = await warningsOf('t.json', JSON.stringify([{ data: { messages } }]));
    expect(inList!.help).toContain(
      `jq 'map(${program.replaceAll(/\.(?=images|messages)/g, '.data.')})' t.json > NEW.json`,
    );
  });

  test('are said with a command that runs on a compressed file of any name', async () => {
    const [found] = await warningsOf('my jq t.jsonl.gz', gzipSync(JSON.stringify({ messages })));
    expect(found!.help).toContain("gzip -dc 'my jq t.jsonl.gz' | jq -c '");
  });

  test.each([
    ['that a tag shows', image, '<Image name="i" valueList="$images"/>'],
    ['that are calls of tools', { type: 'tool_use', name: 'image_search', input: {} }, ''],
  ])('not: those %s', async (_, part, tags) => {
    const task = { messages: [user(words('What is it?'), part)], images: ['/a.jpg'] };
    expect(await warningsOf('t.jsonl', JSON.stringify(task), tags)).toEqual([]);
  });

  test('are said where only their places are marked', async () => {
    const marked = [user({ type: 'image', text: null }, words('What is it?'), { type: 'image' })];
    const [found] = await warningsOf('t.jsonl', JSON.stringify({ messages: marked, images: ['/a.jpg'] }));
    expect(found!.message).toContain('2 images');
  });

  // The messages are those of the guide of Anthropic to tools.
  const use = { type: 'tool_use', id: 'toolu_1', name: 'get_weather', input: { location: 'Paris' } };
  const result = { type: 'tool_result', tool_use_id: 'toolu_1', content: '15 degrees' };

  test('what calls tools is said beside texts, with a command that writes it as texts', async () => {
    const task = { messages: [{ role: 'assistant', content: [words('I look.'), use, use] }, user(result)] };
    const line = JSON.stringify(task);
    const [found, ...others] = await warningsOf('t.jsonl', line, '', 'chat-parts-not-shown');
    expect(others).toEqual([]);
    expect(found!.message).toContain('2 parts of the type "tool_use"');
    // Run by hand with jq 1.6.
    const program =
      '(.messages[].content | arrays[] | select(.type == "tool_use")) |= {type: "text", text: tojson}';
    expect(found!.help).toContain(`jq -c '${program}' t.jsonl > NEW.jsonl`);
  });

  test('parts that have nothing but a type say nothing', async () => {
    const line = JSON.stringify({ messages: [user({ type: 'step-start' }, words('Hello'))] });
    expect(await warningsOf('t.jsonl', line, '', 'chat-parts-not-shown')).toEqual([]);
  });

  test('what tools answered is a text', async () => {
    const inner = { ...result, content: [words('15 degrees'), { type: 'image', source: { data: 'x' } }] };
    const task = { messages: [user(words('Warm?')), user(result), user(inner, words('Well?'))] };
    const { said, tasks } = await convert({ 't.jsonl': JSON.stringify(task) }, 't.jsonl', '-l', 'auto');
    const texts = ['Warm?', '15 degrees', '15 degrees\nWell?'];
    expect(tasks).toMatchObject([
      { data: { messages: texts.map((content) => ({ role: 'user', content })) } },
    ]);
    expect(said).toContain('parts of messages called "image"): 1');
    expect(said).toContain('members of parts called "tool_result" beside their texts): 2');
    expect(said).not.toContain('parts of messages called "tool_result"');
  });
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
