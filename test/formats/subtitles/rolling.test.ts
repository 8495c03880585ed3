import { describe, expect, test } from 'vitest';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

/** As yt-dlp --write-auto-subs writes what YouTube gives: a cue with the line before and a new one, and a cue that holds the new one. */
const youtube = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:01.360 align:start position:0%
${' '}
hello<00:00:00.560><c> everyone</c><00:00:00.960><c> and</c>

00:00:01.360 --> 00:00:01.370 align:start position:0%
hello everyone and
${' '}

00:00:01.370 --> 00:00:02.970 align:start position:0%
hello everyone and
welcome<00:00:01.770><c> back</c>

00:00:02.970 --> 00:00:02.980 align:start position:0%
welcome back
${' '}

00:00:05.000 --> 00:00:06.000 align:start position:0%
${' '}
[Music]
`;

/** The same as ffmpeg 5.1 writes it to SRT. */
const asSrt = `1
00:00:00,160 --> 00:00:01,360
\r
hello everyone and

2
00:00:01,360 --> 00:00:01,370
hello everyone and\r
${' '}

3
00:00:01,370 --> 00:00:02,970
hello everyone and\r
welcome back

4
00:00:02,970 --> 00:00:02,980
welcome back\r
${' '}

5
00:00:05,000 --> 00:00:06,000
\r
[Music]
`;

const saidOnce = [
  { start: 0.16, end: 1.36, label: 'Speech', text: 'hello everyone and' },
  { start: 1.37, end: 2.97, label: 'Speech', text: 'welcome back' },
  { start: 5, end: 6, label: 'Speech', text: '[Music]' },
];

test.each([
  ['a.en.vtt', youtube],
  ['a.en.srt', asSrt],
])('captions of YouTube: each line once, where it is new: %s', async (name, text) => {
  const { tasks, notes, skipped } = await convertSounds(
    { [`in/${name}`]: text, [`in/b${name.slice(1)}`]: text, 'in/a.wav': '', 'in/b.wav': '' },
    'in',
  );
  expect(tasks.map(regionsOf)).toEqual([saidOnce, saidOnce]);
  const note = `in/${name}: its captions roll up, as those of YouTube do. Each line is read once, where it is new.`;
  expect(notes.split('\n').filter((one) => one.includes('roll up'))).toEqual([note]);
  expect(skipped['repeated lines of captions that roll up']).toBe(6);
});

test('three lines of a television', async () => {
  const said = ['A dog.', 'A cat.', 'An owl.', 'A bat.', 'A fox.'];
  const cues = said.map(
    (_, i) =>
      `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${said.slice(Math.max(0, i - 2), i + 1).join('\n')}\n`,
  );
  const { tasks } = await convertSounds({ 'in/a.srt': cues.join('\n'), 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!).map(({ text }) => text)).toEqual(said);
});

describe('what people say twice stays', () => {
  const cue = (i: number, text: string) => `00:0${i}.000 --> 00:0${i + 1}.000\n${text}\n\n`;
  test.each([
    ['the same in each cue', ['No!', 'No!', 'No!', 'No!']],
    ['a line again, and more', ['Go!', 'Go!\nWhere?', 'There.', 'Oh.', 'Well.', 'Now.']],
    ['a line again in a short file', ['Go!', 'Go!\nWhere?']],
    [
      'with who says it',
      ['<v Ada>Go!', '<v Ada>Go!\nNow!', '<v Ada>Go!\nNow!\nWhere?', '<v Ada>Go!\nNow!\nWhere?\nOh.'],
    ],
  ])('%s', async (_, texts) => {
    const vtt = `WEBVTT\n\n${texts.map((text, i) => cue(i, text)).join('')}`;
    const { tasks, skipped } = await convertSounds({ 'in/a.vtt': vtt, 'in/a.wav': '' }, 'in');
    expect(regionsOf(tasks[0]!).map(({ text }) => text)).toEqual(
      texts.map((text) => text.replace('<v Ada>', '')),
    );
    expect(skipped).toEqual({});
  });
});
