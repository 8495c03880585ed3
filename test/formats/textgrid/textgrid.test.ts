import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

const recorded = fixture('textgrid');
type Tier = [name: string, items: [start: number, end: number, text: string][]];
const expected: Record<string, Tier[]> = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8'));

describe('tiers are those that praatio reads', () => {
  test.each(Object.keys(expected))('%s', async (name) => {
    const files = { 'in/a.TextGrid': readFileSync(join(recorded, name)), 'in/a.wav': '' };
    const { tasks, code, format, skipped, diagnostics } = await convertSounds(files, 'in');
    expect({ code, format }).toEqual({ code: 0, format: 'textgrid' });
    const wanted = expected[name]!.flatMap(([label, items]) =>
      items.map(([start, end, text]) => ({ start, end, label, ...(text !== '' && { text }) })),
    );
    expect(regionsOf(tasks[0]!)).toEqual(wanted);
    expect(skipped).toEqual({ 'intervals without a text': 5 });
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'stretch-without-length',
      'stretch-without-length',
    ]);
  });
});

const grid = (...tiers: string[]) =>
  `File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n2\n<exists>\n${tiers.length}\n${tiers.join('\n')}\n`;
const tier = (name: string, text: string) => `"IntervalTier"\n"${name}"\n0\n2\n1\n0\n2\n"${text}"`;
const audio = '<Audio name="a" value="$audio"/>';
const labels = '<Labels name="l" toName="a"><Label value="dog"/><Label value="cat"/></Labels>';

test('texts are labels where the label config has them, or when asked for', async () => {
  const files = { 'in/a.TextGrid': grid(tier('animals', 'dog')), 'in/a.wav': '' };
  const named = await convertSounds({ ...files, 'config.xml': `<View>${audio}${labels}</View>` }, 'in');
  expect(regionsOf(named.tasks[0]!)).toEqual([{ start: 0, end: 2, label: 'dog' }]);
  const told = await convertSounds(files, 'in', '--text-as', 'label');
  expect(regionsOf(told.tasks[0]!)).toEqual([{ start: 0, end: 2, label: 'dog' }]);
  expect((await convertSounds(files, 'in')).tasks.map(regionsOf)).toEqual([
    [{ start: 0, end: 2, label: 'animals', text: 'dog' }],
  ]);
});

test('spaces around texts are kept, as textgrid 1.6 and pympi keep them, but not around labels', async () => {
  const files = { 'in/a.TextGrid': grid(tier('animals', '  dog ')), 'in/a.wav': '' };
  const { tasks } = await convertSounds(files, 'in');
  expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 2, label: 'animals', text: '  dog ' }]);
  const named = await convertSounds({ ...files, 'config.xml': `<View>${audio}${labels}</View>` }, 'in');
  expect(regionsOf(named.tasks[0]!)).toEqual([{ start: 0, end: 2, label: 'dog' }]);
});

test('a TextGrid without tiers, and comments', async () => {
  const text = 'File type = "ooTextFile"\nObject class = "TextGrid"\n! made "by hand\n0\n2\n<absent>\n';
  const { tasks } = await convertSounds(
    { 'in/a.TextGrid': text, 'in/a.wav': '' },
    'in',
    '--labels-as',
    'completions',
  );
  expect(tasks.map(regionsOf)).toEqual([[]]);
});

test('a binary TextGrid is named, and not taken for a text with NUL bytes', async () => {
  const binary = Buffer.from('ooBinaryFile\x08TextGrid\0\0\0\0\0\0\0\0@$\0\0\0\0\0\0\x01', 'latin1');
  const { diagnostics } = await convertSounds({ 'in/a.TextGrid': binary, 'in/a.wav': '' }, 'in');
  expect(diagnostics[0]).toMatchObject({
    code: 'label-file-malformed',
    message: expect.stringContaining('it is a binary file of Praat; save it there as a text file'),
  });
});

describe('what is wrong is found where it is', () => {
  test.each([
    ['a file of another kind', 'hello', 'label-file-malformed', 1],
    ['a chronological TextGrid', '"Praat chronological TextGrid text file"\n', 'label-file-malformed', 1],
    ['a tier of an unknown kind', grid('"SoundTier"'), 'label-file-malformed', 8],
    [
      'a text where a number should be',
      grid(tier('t', 'x').replace('\n0\n2\n1', '\n0\n2\n"1"')),
      'label-file-malformed',
      12,
    ],
    ['an early end', grid(tier('t', 'x')).slice(0, -5), 'label-file-malformed', 14],
    [
      'an interval that ends before it starts',
      grid(tier('t', 'x').replace('1\n0\n2', '1\n3\n2')),
      'label-malformed',
      15,
    ],
  ])('%s', async (_name, text, code, line) => {
    const files = { 'in/a.TextGrid': text, 'in/a.wav': '', 'config.xml': `<View>${audio}${labels}</View>` };
    const made = await convertSounds(files, 'in', '--input-format', 'textgrid');
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code, line, file: 'in/a.TextGrid' }]);
  });
});
