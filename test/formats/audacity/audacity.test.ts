import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

// As Audacity writes it: https://manual.audacityteam.org/man/importing_and_exporting_labels.html
const track = '1.500000\t2.250000\tdog\n\\\t100.000000\t2000.000000\n61.000000\t61.000000\tclick\n';
const audio = '<Audio name="a" value="$audio"/>';
const labels = (...names: string[]) =>
  `<Labels name="l" toName="a">${names.map((name) => `<Label value="${name}"/>`).join('')}</Labels>`;
const area = '<TextArea name="t" toName="a" perRegion="true"/>';

test.each([
  ['a folder', 'in'],
  ['a file', 'in/a.txt'],
])('labels of %s, with points', async (_name, input) => {
  const files = { 'in/a.txt': track, 'in/a.wav': '' };
  const { tasks, format, skipped, diagnostics } = await convertSounds(files, input);
  expect(format).toBe('audacity');
  expect(regionsOf(tasks[0]!)).toEqual([
    { start: 1.5, end: 2.25, label: 'dog' },
    { start: 61, end: 61, label: 'click' },
  ]);
  expect(skipped).toEqual({ 'frequencies of labels': 1 });
  expect(diagnostics).toMatchObject([{ code: 'stretch-without-length', line: 3 }]);
});

test('texts are transcriptions where the label config has no such label, or when asked for', async () => {
  const files = { 'in/a.txt': '0.000000\t1.000000\tGood evening\n', 'in/a.wav': '' };
  const wanted = [{ start: 0, end: 1, label: 'Speech', text: 'Good evening' }];
  const config = { 'config.xml': `<View>${audio}${labels('Speech', 'Noise')}${area}</View>` };
  expect((await convertSounds({ ...files, ...config }, 'in')).tasks.map(regionsOf)).toEqual([wanted]);
  expect((await convertSounds(files, 'in', '--text-as', 'transcription')).tasks.map(regionsOf)).toEqual([
    wanted,
  ]);
});

test('a label without a text, CRLF, and commas in the numbers', async () => {
  const files = { 'in/a.txt': '0,000000\t1,500000\r\n', 'in/a.wav': '' };
  expect((await convertSounds(files, 'in')).tasks.map(regionsOf)).toEqual([
    [{ start: 0, end: 1.5, label: 'Speech' }],
  ]);
});

test.each([
  ['a decimal point', '0.0\t1.5\tlaugh\n2\t3\tx\n', true],
  ['a decimal comma', '0,5\t1,5\tlaugh\n', true],
  ['whole numbers', '0\t1\tlaugh\n', false],
  ['numbers that are no times', '2.5\t1.5\tlaugh\n', false],
  ['not in order', '2.5\t3.5\tlaugh\n0.5\t1.5\tlaugh\n', false],
  ['no texts', '0.5\t1.5\t7\n', false],
])('times with fewer digits: %s', async (_name, text, isOne) => {
  const made = await convertSounds({ 'in/a.txt': text, 'in/a.wav': '' }, 'in');
  expect(made.format === 'audacity').toBe(isOne);
  if (isOne) expect(regionsOf(made.tasks[0]!)[0]).toMatchObject({ end: 1.5, label: 'laugh' });
});

test.each([
  ['a file of scores', { 'in/a.txt': '1.5\t2.5\tgood film\n2.0\t3.0\tbad film\n' }, 'in/a.txt'],
  ['a folder of scores', { 'in/a.txt': '0.5\t0.9\tA man plays.\n' }, 'in'],
  ['a sound of another name', { 'in/a.txt': '0.5\t0.9\tA man plays.\n', 'b.wav': '' }, 'in/a.txt'],
])('times with fewer digits are none without a sound of their name: %s', async (_name, files, input) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, ['check', input, '-l', 'auto', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ format: input === 'in' ? 'text-dir' : 'text', diagnostics: [] });
});

test('times with fewer digits and --audio', async () => {
  for (const input of ['in', 'in/a.txt']) {
    const files = { 'in/a.txt': '0.5\t1.5\tlaugh\n', 'snd/a.wav': '' };
    const made = await convertSounds(files, input, '--audio', 'snd');
    expect({ format: made.format, tasks: made.tasks.length }).toEqual({ format: 'audacity', tasks: 1 });
  }
});

describe('what is wrong is found where it is', () => {
  test.each([
    ['a line of words', '0.000000\t1.000000\tdog\nhello\n', 2],
    ['a label that ends before it starts', '2.000000\t1.000000\tdog\n', 1],
    ['a label that starts before the sound', '-2.000000\t1.000000\tdog\n', 1],
  ])('%s', async (_name, text, line) => {
    const files = { 'in/a.txt': text, 'in/a.wav': '', 'config.xml': `<View>${audio}${labels('dog')}</View>` };
    const made = await convertSounds(files, 'in', '--input-format', 'audacity');
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code: 'label-malformed', line, file: 'in/a.txt' }]);
  });
});
