import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

const recorded = fixture('subtitles');
type Cue = [number, number, string, string | null];
const expected: Record<string, Cue[]> = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8'));

describe('cues are those that srt and webvtt-py read', () => {
  test.each(Object.keys(expected))('%s', async (name) => {
    const sound = `in/${name.replace(/\.\w+$/, '.wav')}`;
    const { tasks, diagnostics, code } = await convertSounds(
      { [`in/${name}`]: readFileSync(join(recorded, name)), [sound]: '' },
      'in',
    );
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
    expect(tasks.map(({ data }) => data)).toEqual([{ audio: `/data/local-files/?d=${sound}` }]);
    expect(regionsOf(tasks[0]!)).toEqual(
      expected[name]!.map(([start, end, text, voice]) => ({ start, end, text, label: voice ?? 'Speech' })),
    );
  });
});

const cue = '1\n00:00:00,000 --> 00:00:01,000\nHi\n';
test('a sound of the name is not taken from a folder that has such a file as well', async () => {
  const { diagnostics } = await convertSounds(
    { 'in/a/1.srt': cue, 'in/b/1.srt': cue, 'in/b/1.wav': '' },
    'in',
  );
  expect(diagnostics).toMatchObject([{ code: 'sound-unknown', file: 'in/a/1.srt' }]);
});

test('spaces around texts are kept, as srt 3.5 and webvtt-py 0.5 keep them', async () => {
  const srt =
    '1\n00:00:00,000 --> 00:00:01,000\n  lead\n\n2\n00:00:01,000 --> 00:00:02,000\nmid \n  second  \n\n';
  const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\n  lead\n\n00:01.000 --> 00:02.000\nmid \n  second  \n';
  for (const [name, text] of Object.entries({ 'in/a.srt': srt, 'in/a.vtt': vtt })) {
    const { tasks } = await convertSounds({ [name]: text, 'in/a.wav': '' }, name);
    expect(regionsOf(tasks[0]!).map(({ text }) => text)).toEqual(['  lead', 'mid \n  second  ']);
  }
});

const audio = '<Audio name="a" value="$audio"/>';
const labels = (...names: string[]) =>
  `<Labels name="l" toName="a">${names.map((name) => `<Label value="${name}"/>`).join('')}</Labels>`;
const area = '<TextArea name="t" toName="a" perRegion="true"/>';

test('-l auto writes a label config for speech', async () => {
  const { xml, format } = await convertSounds({ 'in/a.srt': cue, 'in/a.wav': '' }, 'in');
  expect(format).toBe('srt');
  expect(xml).toContain('<Audio name="audio" value="$audio"/>');
  expect(xml).toContain('<Label value="Speech"');
  expect(xml).toContain('<TextArea name="transcription" toName="audio" perRegion="true" editable="true"/>');
});

test('one file, beside its sound', async () => {
  const { tasks, format } = await convertSounds(
    { 'in/a.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHi', 'in/a.mp3': '' },
    'in/a.vtt',
  );
  expect(format).toBe('vtt');
  expect(tasks.map(({ data }) => data)).toEqual([{ audio: '/data/local-files/?d=in/a.mp3' }]);
});

test('predictions, when asked for', async () => {
  const { tasks } = await convertSounds(
    { 'in/a.srt': cue, 'in/a.wav': '' },
    'in',
    '--labels-as',
    'predictions',
  );
  expect(tasks[0]).toMatchObject({ predictions: [{ result: [{ type: 'labels' }, { type: 'textarea' }] }] });
});

describe('the sound', () => {
  test.each([
    ['of the same name, whatever its case', 'in/a.srt', 'in/a.WAV', []],
    ['whose ending is in the name', 'in/a.mp3.srt', 'in/a.mp3', []],
    ['of subtitles with a language', 'in/a.pt-BR.srt', 'in/a.ogg', []],
    ['in a folder audio beside', 'in/a.srt', 'in/audio/a.flac', []],
    ['in a folder wav beside that of the labels', 'in/labels/a.srt', 'in/wav/a.wav', []],
    ['of a video', 'in/a.srt', 'in/a.mp4', []],
    ['elsewhere', 'in/a.srt', 'far/off/a.wav', ['--audio', 'far/off']],
  ])('%s', async (_name, file, sound, more) => {
    const { tasks, diagnostics } = await convertSounds(
      { [file]: cue, [sound]: '' },
      'in',
      '--input-format',
      'srt',
      ...more,
    );
    expect(diagnostics).toEqual([]);
    expect(tasks.map(({ data }) => data.audio)).toEqual([`/data/local-files/?d=${sound}`]);
  });

  test('that is not there is an error, and others are counted', async () => {
    const { code, diagnostics, skipped } = await convertSounds(
      { 'in/a.srt': cue, 'in/b.wav': '', 'in/c.txt': '' },
      'in',
      '--input-format',
      'srt',
    );
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([{ code: 'sound-unknown', file: 'in/a.srt', task: 0 }]);
    expect(skipped).toEqual({ 'sound files without a label file': 1, 'other files': 1 });
  });

  test('with --audio that is a file is refused', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.srt': cue, 'in/a.wav': '' });
    const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--audio', 'in/a.wav']);
    expect(code).toBe(3);
    expect(stderr).toContain('--audio in/a.wav is a file, not a folder.');
  });
});

describe('the label config', () => {
  const files = { 'in/a.srt': cue, 'in/a.wav': '' };

  test('with one label gives that to what has none of its own', async () => {
    const { tasks } = await convertSounds(
      { ...files, 'config.xml': `<View>${audio}${labels('Talk')}${area}</View>` },
      'in',
    );
    expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 1, label: 'Talk', text: 'Hi' }]);
  });

  test('without a place for transcriptions: said, and counted', async () => {
    const config = `<View>${audio}${labels('Speech')}<TextArea name="t" toName="a"/></View>`;
    const { tasks, diagnostics, skipped, code } = await convertSounds(
      { ...files, 'config.xml': config },
      'in',
    );
    expect(code).toBe(0);
    expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 1, label: 'Speech' }]);
    expect(diagnostics).toMatchObject([{ code: 'transcription-without-control', file: 'in/a.srt' }]);
    expect(skipped).toEqual({ transcriptions: 1 });
  });

  test('without Labels: the error says so', async () => {
    const config = `<View>${audio}${area}</View>`;
    const { diagnostics } = await convertSounds(
      { ...files, 'config.xml': config },
      'in',
      '--input-format',
      'srt',
    );
    expect(diagnostics).toMatchObject([{ code: 'label-without-control', line: 2 }]);
  });

  test('without the label: found at the line of its times', async () => {
    const config = `<View>${audio}${labels('A', 'B')}${area}</View>`;
    const { diagnostics } = await convertSounds({ ...files, 'config.xml': config }, 'in');
    expect(diagnostics).toMatchObject([{ code: 'unknown-label', file: 'in/a.srt', line: 2, task: 0 }]);
  });
});

test('speakers of WhisperX are labels; cues without a length are said', async () => {
  const text =
    '1\n00:00:00,000 --> 00:00:01,000\n[SPEAKER_01]: Hi\n\n2\n00:00:01,000 --> 00:00:01,000\n[laughs]\n';
  const { tasks, diagnostics } = await convertSounds({ 'in/a.srt': text, 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!)).toEqual([
    { start: 0, end: 1, label: 'SPEAKER_01', text: 'Hi' },
    { start: 1, end: 1, label: 'Speech', text: '[laughs]' },
  ]);
  expect(diagnostics).toMatchObject([{ code: 'stretch-without-length', line: 6 }]);
});

test('several voices in one cue are regions of their own; what is no speech is counted', async () => {
  const text =
    'WEBVTT\n\nNOTE x\n\nREGION\nid:r\n\n00:00.000 --> 00:01.000 align:left\n<v Ada>Hi &amp; &#x1F600;</v>\n<v Bob><b>Bye</b></v>\n';
  const { tasks, skipped } = await convertSounds({ 'in/a.vtt': text, 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!)).toEqual([
    { start: 0, end: 1, label: 'Ada', text: 'Hi & 😀' },
    { start: 0, end: 1, label: 'Bob', text: 'Bye' },
  ]);
  expect(skipped).toEqual({
    'comments (NOTE)': 1,
    'positions of subtitles': 1,
    'regions of the screen (REGION)': 1,
    'tags in subtitles, such as <i>': 1,
  });
});

test('lines of the header of WebVTT are counted', async () => {
  const text =
    'WEBVTT\nKind: captions\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\nby Ada\n\n00:00.000 --> 00:01.000\nHi\n';
  const { tasks, skipped } = await convertSounds({ 'in/a.vtt': text, 'in/a.wav': '' }, 'in');
  expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 1, label: 'Speech', text: 'Hi' }]);
  expect(skipped).toEqual({
    'lines of the header called "Kind"': 1,
    'lines of the header called "X-TIMESTAMP-MAP"': 1,
    'lines of the header': 1,
  });
});

describe('what is wrong is found where it is', () => {
  test.each([
    ['times of no form', 'a.srt', '1\n00:00:01 --> 00:02\nHi\n', 'label-malformed', 2],
    [
      'times that end before they start',
      'a.srt',
      '1\n00:00:02,000 --> 00:00:01,000\nHi\n',
      'label-malformed',
      2,
    ],
    ['text before the first cue', 'a.srt', `\nHello\n${cue}`, 'label-malformed', 2],
    ['a file that is not WebVTT', 'a.vtt', '00:00.000 --> 00:01.000\nHi\n', 'label-file-malformed', 1],
    ['a cue without times', 'a.vtt', 'WEBVTT\n\nHi\nthere\n', 'label-malformed', 4],
    [
      'bytes that are not UTF-8',
      'a.srt',
      Buffer.from(`1\n00:00:00,000 --> 00:00:01,000\ncaf\xe9\n`, 'latin1'),
      'invalid-utf8',
      3,
    ],
    ['a NUL byte', 'a.srt', `1\n00:00:00,000 --> 00:00:01,000\n\0\n`, 'nul-byte', 3],
  ])('%s', async (_name, file, text, code, line) => {
    const format = ['--input-format', file.slice(2)];
    const config = `<View>${audio}${labels('Speech')}${area}</View>`;
    const made = await convertSounds(
      { [`in/${file}`]: text, 'in/a.wav': '', 'config.xml': config },
      'in',
      ...format,
    );
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code, line, file: `in/${file}` }]);
  });
});

test('UTF-16 with a byte order mark is read', async () => {
  const bytes = Buffer.from(`\ufeff${cue}`, 'utf16le');
  const { tasks } = await convertSounds({ 'in/a.srt': bytes, 'in/a.wav': '' }, 'in', '--input-format', 'srt');
  expect(regionsOf(tasks[0]!)).toMatchObject([{ text: 'Hi' }]);
});

test('a folder with subtitles of both kinds is ambiguous, and says which', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.srt': cue, 'in/a.vtt': 'WEBVTT\n', 'in/a.wav': '' });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(code).toBe(2);
  expect(stderr).toContain('it may be srt, because it has .srt subtitles, or vtt, because');
});
