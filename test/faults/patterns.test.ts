import { expect, test } from 'vitest';
import { isEmptyConfig } from '../../src/commands/push/choose-project.ts';
import { startsAsStorageRecord } from '../../src/formats/json/storage-record.ts';
import { readCueText } from '../../src/formats/subtitles/cue-text.ts';
import { readTokens } from '../../src/formats/textgrid/tokens.ts';
import { fileOfLink } from '../../src/links/to-file.ts';
import { withoutCommands } from '../../src/report/without-commands.ts';
import { detailOf } from '../../src/server/answer.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// What patterns take too long for: the square, the cube or a power of the length of the text. All of these took minutes, or longer than anybody waits.

const n = 300_000;
const spaces = ' '.repeat(n);

test.each<[string, Record<string, string>, string[]]>([
  [
    'digits behind a number, as dota and yolo have them',
    { 'd/a.txt': `1 ${'1'.repeat(60)}x\n`, 'd/a.svg': '<svg/>' },
    ['d'],
  ],
  [
    'blank lines of seqinfo.ini',
    { 'd/s/seqinfo.ini': '\n'.repeat(n), 'd/s/gt/gt.txt': '1,1,1,1,1,1,1,1,1\n' },
    ['d', '--input-format', 'mot'],
  ],
  ['document types', { 'a.xml': `<alto>${'<!doctype '.repeat(n)}` }, ['a.xml', '--input-format', 'alto']],
  [
    'properties of hOCR',
    { 'a.hocr': `<html><div class="ocr_page" title="image a${spaces}b"><p/></div></html>` },
    ['a.hocr', '--input-format', 'hocr'],
  ],
  ['tags of subtitles', { 'a.srt': `1\n00:00:00,000 --> 00:00:01,000\n${'<'.repeat(n)}\n` }, ['a.srt']],
  ['comments of a label config', { 'c.xml': '<!--'.repeat(n), 'a.json': '[]' }, ['a.json', '-l', 'c.xml']],
  [
    'instructions of a label config',
    { 'c.xml': `<View>${'<?a '.repeat(n)}`, 'a.json': '[]' },
    ['a.json', '-l', 'c.xml'],
  ],
])('%s take no longer than their length asks for', async (_what, files, args) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const config = args.includes('-l') ? [] : ['-l', 'auto'];
  const { code, stderr } = await lsimport(folder, ['check', ...args, ...config]);
  expect([0, 1, 2, 3], stderr).toContain(code);
});

test('numbers and strings of a TextGrid', () => {
  expect([...readTokens(`${'1'.repeat(n)}x`)]).toEqual([]);
  const long = 'a""b'.repeat(n);
  expect([...readTokens(`"${long}" 1. .5 -2e3`)]).toEqual([
    { kind: 'string', value: long.replaceAll('""', '"'), line: 1 },
    { kind: 'number', value: 1, line: 1 },
    { kind: 'number', value: 0.5, line: 1 },
    { kind: 'number', value: -2000, line: 1 },
  ]);
});

test('a tag of a cue without its end is text', () => {
  expect(readCueText('a <i>b</i> < c')).toEqual({ parts: [{ voice: undefined, text: 'a b < c' }], tags: 1 });
  expect(readCueText('<'.repeat(n)).tags).toBe(0);
});

test('what a server says', () => {
  const answer = (text: string) => ({ status: 500, json: undefined, text, location: undefined }) as never;
  expect(detailOf(answer('<TITLE>\n Gone  away </TITLE>'))).toBe('Gone away');
  expect(detailOf(answer(`<title>${spaces}x`)).length).toBeLessThan(400);
  expect(isEmptyConfig(` <View>\n</View> ${spaces}`)).toBe(true);
  expect(isEmptyConfig(`${spaces}x${spaces}`)).toBe(false);
});

test('links to files', () => {
  expect(fileOfLink(`/${'/data/'.repeat(n)}`, {})).toBe(undefined);
  expect(fileOfLink(`/x${'/data/'.repeat(n)}a.jpg?d=/b`, {})).toBe('/b/a.jpg');
  expect(fileOfLink('https://example.com/data/data/a.jpg?d=/b', {})).toBe('/b/a.jpg');
  expect(fileOfLink('https://example.com/dat/a.jpg?d=/b', {})).toBe(undefined);
});

test('space before an annotation of a storage', () => {
  expect(startsAsStorageRecord(`${spaces}x`)).toBe(false);
  expect(startsAsStorageRecord(`${spaces}[ {"result": [], "task": {}}]`)).toBe(true);
  expect(startsAsStorageRecord(' {"result": [], "task": {}}')).toBe(true);
});

test('lines that a runner would obey', () => {
  let said = '';
  const stream = withoutCommands({ write: (text: string) => (said += text) }, false);
  stream.write(`${'\r'.repeat(n)}x\n  ::set-output name=a::b\n`);
  expect(said).toContain('  :\u200b:set-output');
});

test('indices of Repeaters that stand side by side in a name', async () => {
  const folder = temporaryFolder();
  const config = ['{{a}}', '{{b}}', '{{c}}'].reduce(
    (inside, flag) => `<Repeater on="$x" indexFlag="${flag}">${inside}</Repeater>`,
    '<Text name="t{{a}}{{b}}{{c}}" value="$x[{{a}}].t"/><Choices name="c{{a}}{{b}}{{c}}" toName="t{{a}}{{b}}{{c}}"><Choice value="y"/></Choices>',
  );
  const choice = (name: string) => ({
    result: [{ from_name: name, to_name: 't000', type: 'choices', value: { choices: ['y'] } }],
  });
  const data = { x: [{ t: 'z' }] };
  const task = (name: string) => JSON.stringify([{ data, predictions: [choice(name)] }]);
  writeFiles(folder, {
    'c.xml': `<View>${config}</View>`,
    'a.json': task(`c${'1'.repeat(20_000)}x`),
    'b.json': task('c000'),
  });
  const check = async (file: string) => (await lsimport(folder, ['check', file, '-l', 'c.xml'])).code;
  expect(await check('a.json')).toBe(1);
  expect(await check('b.json')).toBe(0);
});
