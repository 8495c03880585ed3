import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const voc = Buffer.from('<annotation><filename>\u00e9.png</filename></annotation>', 'latin1');

test.each([
  ['coco that ends too early', { in: '{"images": [{"id": 1,' }, 'coco', ['invalid-json']],
  ['json that ends too early', { in: '[{"te' }, 'json', ['invalid-json']],
  ['voc that is not UTF-8', { 'in/a.xml': voc }, 'voc', ['invalid-utf8']],
  ['yolo without classes', { 'in/a.svg': svg, 'in/a.txt': '0 .5 .5 .1 .1' }, 'yolo', ['classes-missing']],
  ['an empty folder', {}, 'image-dir', [], 'No tasks found in in: it has no files that end in .png'],
  ['an empty list', { in: '[]' }, 'json', [], 'No tasks found in in: the list is empty.'],
  ['tasks without a common key', { in: '[{"a": "x"}, {"b": "x"}]' }, 'json', [], 'no data key is in every'],
])('of %s it is said what is wrong', async (_, files, format, codes, sentence = 'in, which has errors.') => {
  const folder = temporaryFolder();
  if (format.endsWith('dir')) mkdirSync(join(folder, 'in'));
  writeFiles(folder, files as Record<string, string | Uint8Array>);
  for (const command of ['check', 'init', 'convert']) {
    const output = command === 'convert' ? ['-o', 'out.json'] : [];
    const args = ['-i', 'in', '--input-format', format, '-l', 'auto', ...output, '--json'];
    const { code, stdout } = await lsimport(folder, [command, ...args]);
    expect(code).toBe(EXIT.refused);
    const found = JSON.parse(stdout).diagnostics as { code: string; message: string }[];
    expect(found.map((finding) => finding.code)).toEqual([...codes, 'refused']);
    expect(found.at(-1)!.message).toContain(sentence);
  }
});

test('a pattern that matches nothing is said once, and others are said each', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.svg': svg });
  const check = async (...patterns: string[]) => {
    const include = patterns.flatMap((pattern) => ['--include', pattern]);
    const args = ['check', 'in', '--input-format', 'image-dir', '-l', 'auto', ...include, '--json'];
    const { code, stdout } = await lsimport(folder, args);
    expect(code).toBe(EXIT.refused);
    return JSON.parse(stdout).diagnostics as { message: string; help: string }[];
  };
  expect(await check('*.gif')).toMatchObject([
    {
      message: 'No tasks found in in/*.gif: no files match --include "*.gif".',
      help: expect.stringContaining('--include'),
    },
  ]);
  expect((await check('*.gif', '*.bmp')).map(({ message }) => message)).toEqual([
    expect.stringContaining('"*.gif"'),
    expect.stringContaining('"*.bmp"'),
    'Cannot write a label config from in, which has errors.',
  ]);
});

test('columns named by numbers come in their order before others, as keys of an object do', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'text,10,2\nowl,one,two\nwren,three,four\n' });
  await lsimport(folder, ['convert', 'a.csv', '-l', 'auto', '--write-config', 'c.xml', '-o', 'o.json']);
  const config = readFileSync(join(folder, 'c.xml'), 'utf8');
  expect(config.match(/(?<=value="\$)\w+/g)).toEqual(['2', '10', 'text']);
});

test('what is no JSON is not said to be no object as well', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': 'id,text\n1,x\n' });
  const { code, stdout } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'auto', '--json']);
  expect(code).toBe(1);
  const codes = JSON.parse(stdout).diagnostics.map((one: { code: string }) => one.code);
  expect(codes).toEqual(['invalid-json', 'invalid-json', 'refused']);
});

describe('without a data key that can be shown', () => {
  const refuse = async (files: Record<string, string>, input: string) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
    expect(code).toBe(1);
    return stderr;
  };

  // As Slack exports channels: lists of users and channels beside folders with a file of messages for each day.
  test('the refusal says which keys most tasks have', async () => {
    const stderr = await refuse(
      {
        's/users.json': '[{"id":"U1","name":"ann"},{"id":"U2","name":"bob"}]',
        's/general/2024-01-05.json': '[{"text":"Hi all","user":"U1"}]',
      },
      's',
    );
    expect(stderr).toContain('by a tag. Of 3 tasks, 2 have "id", 2 "name", 1 "text".\n');
    expect(stderr).toContain('help: Leave files of another kind out with --exclude PATTERN');
  });

  test('a single list of records is said first', async () => {
    const stderr = await refuse({ 'a.json': '{"responses":[{"id":"a"},{"id":"b"}]}' }, 'a.json');
    expect(stderr).toContain('jq .responses a.json > tasks.json\n');
    expect(stderr).toContain('Every task has "responses", but its values are no texts, links or objects');
  });

  test('empty tasks', async () => {
    expect(await refuse({ 'a.json': '[{},{}]' }, 'a.json')).toContain('help: Give the tasks data, or write');
  });
});
