import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

const recorded = fixture('rttm');
const meeting = readFileSync(join(recorded, 'meeting.rttm'), 'utf8');
type Turn = [start: number, end: number, speaker: string];
const expected: Record<string, Turn[]> = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8'));
const config =
  '<View><Audio name="a" value="$audio"/><Labels name="l" toName="a"><Label value="ada"/><Label value="Speech"/></Labels></View>';

test('RTTM: turns are those that pyannote reads, whatever the order of the recordings', async () => {
  const files = { 'in/meeting.rttm': meeting, 'in/monday.wav': '', 'in/tuesday.flac': '', 'in/x.mp3': '' };
  const { tasks, format, skipped, diagnostics } = await convertSounds(files, 'in');
  expect({ format, diagnostics }).toEqual({ format: 'rttm', diagnostics: [] });
  const links = ['/data/local-files/?d=in/monday.wav', '/data/local-files/?d=in/tuesday.flac'];
  expect(tasks.map(({ data }) => data.audio)).toEqual(links);
  const turns = tasks.map((task) => regionsOf(task).map(({ start, end, label }) => [start, end, label]));
  for (const [i, ofName] of Object.values(expected).entries()) {
    expect(turns[i]).toEqual(ofName.map(([start, end, speaker]) => [start, expect.closeTo(end, 9), speaker]));
  }
  expect(regionsOf(tasks[0]!).map(({ channel, score }) => [channel, score])).toEqual([
    [0, undefined],
    [0, 0.75],
    [1, undefined],
  ]);
  expect(skipped).toEqual({ 'sound files without labels': 1 });
});

test('RTTM: other types of lines and comments are counted', async () => {
  const text =
    ';; by hand\nSPKR-INFO a 1 <NA> <NA> <NA> unknown ada <NA> <NA>\r\n\r\nSPEAKER a 1 0 1 <NA> <NA> ada <NA> <NA>\r\n';
  const { tasks, skipped } = await convertSounds({ 'in/a.rttm': text, 'in/a.wav': '' }, 'in/a.rttm');
  expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 1, label: 'ada', channel: 0 }]);
  expect(skipped).toEqual({ comments: 1, 'lines of the type SPKR-INFO': 1 });
});

test('CTM: words with their times, as the SCTK of NIST describes them', async () => {
  const text =
    ';; comment\ncall A 0.1 0.2 hello 0.98\ncall B 0.3 0.5 hi 0.5 lex ada\ncall A * * <ALT_BEGIN>\n';
  const { tasks, format, skipped } = await convertSounds({ 'in/a.ctm': text, 'in/call.wav': '' }, 'in');
  expect(format).toBe('ctm');
  expect(regionsOf(tasks[0]!)).toEqual([
    { start: 0.1, end: 0.3, label: 'Speech', text: 'hello', score: 0.98, channel: 0 },
    { start: 0.3, end: 0.8, label: 'Speech', text: 'hi', score: 0.5, channel: 1 },
  ]);
  expect(skipped).toEqual({
    comments: 1,
    'further columns (7 and later)': 1,
    'marks of alternatives (<ALT>)': 1,
  });
});

describe('what is wrong is found where it is', () => {
  test.each([
    ['rttm', 'too few columns', 'SPEAKER a 1 0 1\n', 'label-malformed', 1],
    ['rttm', 'one column', 'SPEAKER a 1 0 1 <NA> <NA> ada\nSPEAKER\n', 'label-malformed', 2],
    ['rttm', 'times that are words', 'SPEAKER a 1 x 1 <NA> <NA> ada\n', 'label-malformed', 1],
    ['rttm', 'a negative length', '\nSPEAKER a 1 3 -1 <NA> <NA> ada\n', 'label-malformed', 2],
    ['rttm', 'a recording that is not there', 'SPEAKER b 1 0 1 <NA> <NA> ada\n', 'sound-unknown', 1],
    [
      'rttm',
      'a speaker that the label config lacks',
      'SPEAKER a 1 0 1 <NA> <NA> ada\nSPEAKER a 1 0 1 <NA> <NA> eve\n',
      'unknown-label',
      2,
    ],
    ['ctm', 'too few columns', 'a 1 0 1\n', 'label-malformed', 1],
    ['ctm', 'times that are words', 'a 1 x 1 hi\n', 'label-malformed', 1],
  ])('%s: %s', async (format, _name, text, code, line) => {
    const files = { [`in/x.${format}`]: text, 'in/a.wav': '', 'config.xml': config };
    const made = await convertSounds(files, 'in', '--input-format', format);
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code, line, file: `in/x.${format}` }]);
  });

  test('bytes that are not UTF-8', async () => {
    const files = {
      'in/x.rttm': Buffer.from('SPEAKER a 1 0 1 <NA> <NA> \xe9\n', 'latin1'),
      'in/a.wav': '',
      'config.xml': config,
    };
    const made = await convertSounds(files, 'in', '--input-format', 'rttm');
    expect(made.diagnostics).toMatchObject([{ code: 'invalid-utf8', line: 1, file: 'in/x.rttm' }]);
  });
});
