import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';
import { wav } from '../sound/make-wav.ts';

const recorded = fixture('whisper');
const file = readFileSync(join(recorded, 'openai.json'), 'utf8');
const expected: Record<string, [number, number, string][]> = JSON.parse(
  readFileSync(join(recorded, 'expected.json'), 'utf8'),
);

test('segments are those that pysubs2 reads, as predictions with scores', async () => {
  const { tasks, diagnostics, format, skipped } = await convertSounds(
    { 'in/a.json': file, 'in/a.mp3': '' },
    'in',
  );
  expect({ diagnostics, format }).toEqual({ diagnostics: [], format: 'whisper' });
  // Python: math.exp(-0.25), math.exp(-0.5).
  const scores = [0.7788007830714049, 0.6065306597126334];
  expect(regionsOf(tasks[0]!)).toEqual(
    expected['openai.json']!.map(([start, end, text], i) => ({
      start,
      end,
      text,
      label: 'Speech',
      score: scores[i],
    })),
  );
  expect(tasks[0]!.predictions![0]!.score).toBeCloseTo((scores[0]! + scores[1]!) / 2, 12);
  expect(tasks[0]!.data).toEqual({ audio: '/data/local-files/?d=in/a.mp3', language: 'en' });
  expect(skipped).toEqual({
    'times of single words': 2,
    'fields "id" of segments': 2,
    'fields "seek" of segments': 2,
    'fields "tokens" of segments': 2,
    'fields "temperature" of segments': 2,
    'fields "compression_ratio" of segments': 2,
    'fields "no_speech_prob" of segments': 2,
  });
});

describe('the other forms', () => {
  test.each([
    // As the README of each shows it.
    [
      'WhisperX with speakers',
      {
        segments: [{ start: 0, end: 1.5, text: ' Hi', speaker: 'SPEAKER_00', words: [] }],
        word_segments: [],
      },
      { label: 'SPEAKER_00' },
    ],
    [
      'whisper.cpp',
      {
        result: { language: 'en' },
        transcription: [
          {
            timestamps: { from: '00:00:00,000', to: '00:00:01,500' },
            offsets: { from: 0, to: 1500 },
            text: ' Hi',
          },
        ],
      },
      {},
    ],
    [
      'the list alone of faster-whisper',
      [{ id: 1, seek: 0, start: 0, end: 1.5, text: ' Hi', tokens: [1], no_speech_prob: 0.1 }],
      {},
    ],
    ['a pipeline of Hugging Face', { text: ' Hi', chunks: [{ timestamp: [0, 1.5], text: ' Hi' }] }, {}],
    [
      'a pipeline with speakers',
      {
        speakers: [{ speaker: 'A', timestamp: [0, 1.5], text: ' Hi' }],
        chunks: [{ timestamp: [0, 1.5], text: ' Hi' }],
      },
      { label: 'A' },
    ],
    [
      'whisper-timestamped',
      { segments: [{ start: 0, end: 1.5, text: ' Hi', confidence: 0.5 }] },
      { score: 0.5 },
    ],
  ])('%s', async (_name, content, more) => {
    const { tasks, format, diagnostics } = await convertSounds(
      { 'in/a.json': JSON.stringify(content), 'in/a.wav': '' },
      'in',
    );
    expect({ format, diagnostics }).toEqual({ format: 'whisper', diagnostics: [] });
    expect(regionsOf(tasks[0]!)).toEqual([{ start: 0, end: 1.5, text: 'Hi', label: 'Speech', ...more }]);
  });
});

test('other JSON in a folder is counted; whisper.cpp has its language in "result"', async () => {
  const cpp = {
    result: { language: 'de' },
    transcription: [{ timestamps: {}, offsets: { from: 0, to: 900 }, text: 'Ja' }],
  };
  const { tasks, diagnostics, skipped } = await convertSounds(
    { 'in/a.json': JSON.stringify(cpp), 'in/a.wav': '', 'in/config.json': '{"model":"base"}' },
    'in',
  );
  expect(diagnostics).toEqual([]);
  expect(tasks.map(({ data }) => data)).toEqual([{ audio: '/data/local-files/?d=in/a.wav', language: 'de' }]);
  expect(skipped).toEqual({ '.json files without a text and segments': 1 });
});

test('one file is read as json, with a note', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': file, 'a.wav': '' });
  const { stderr } = await lsimport(folder, ['check', 'a.json']);
  expect(stderr).toContain('use --input-format whisper');
  const { tasks } = await convertSounds(
    { 'in/a.json': file, 'in/a.wav': '' },
    'in/a.json',
    '--input-format',
    'whisper',
  );
  expect(regionsOf(tasks[0]!)).toHaveLength(2);
});

// Pipelines of Hugging Face warn of it: "Whisper did not predict an ending timestamp".
describe('a last chunk without an end', () => {
  const chunks = [
    { timestamp: [0, 0.5], text: ' Hi' },
    { timestamp: [0.5, null], text: ' the' },
  ];
  const content = JSON.stringify({ text: ' Hi the', chunks }, null, 1);

  test('goes to the end of the sound', async () => {
    const { code, tasks, diagnostics } = await convertSounds(
      { 'in/a.json': content, 'in/a.wav': wav(0.75) },
      'in',
    );
    expect(regionsOf(tasks[0]!)).toMatchObject([{ end: 0.5 }, { start: 0.5, end: 0.75, text: 'the' }]);
    expect(diagnostics).toMatchObject([{ code: 'stretch-without-end', severity: 'warning' }]);
    expect(code).toBe(0);
  });

  test('is a mark where the length of the sound is unknown', async () => {
    const { code, tasks, diagnostics } = await convertSounds({ 'in/a.json': content, 'in/a.mp3': '' }, 'in');
    expect(regionsOf(tasks[0]!)).toMatchObject([{ end: 0.5 }, { start: 0.5, end: 0.5, text: 'the' }]);
    expect(diagnostics).toMatchObject([{ code: 'stretch-without-end' }]);
    expect(code).toBe(0);
  });
});

describe('what is wrong is found where it is', () => {
  const config =
    '<View><Audio name="a" value="$audio"/><Labels name="l" toName="a"><Label value="Speech"/></Labels></View>';

  test.each([
    ['no segments', '{\n"text": "x"}', 'label-file-malformed', undefined, undefined],
    ['no JSON', '{"segments": [\n}', 'invalid-json', 2, undefined],
    [
      'an end that is not a number',
      '{"chunks": [\n{"timestamp": [1, "2"], "text": "x"}]}',
      'label-malformed',
      2,
      '/chunks/0',
    ],
    [
      'a segment that ends before it starts',
      '{"segments": [\n{"start": 2, "end": 1, "text": "x"}]}',
      'label-malformed',
      2,
      '/segments/0',
    ],
    [
      'a segment without a text',
      '{"segments": [\n{"start": 2, "end": 3}]}',
      'label-malformed',
      2,
      '/segments/0',
    ],
  ])('%s', async (_name, text, code, line, path) => {
    const files = { 'in/a.json': text, 'in/a.wav': '', 'config.xml': config };
    const made = await convertSounds(files, 'in', '--input-format', 'whisper');
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([
      { code, file: 'in/a.json', ...(line && { line }), ...(path && { path }) },
    ]);
  });
});

test('segments without a text are not those of Whisper', async () => {
  const folder = temporaryFolder();
  const named = { segments: [{ start: 0, end: 10, name: 'Intro' }], title: 'A day', text: 'All of it' };
  writeFiles(folder, {
    'd/a.json': JSON.stringify(named),
    'e/a.json': JSON.stringify({ segments: [{ words: [{ start: 0 }], end: 1, text: 'x' }] }),
  });
  const formatOf = async (input: string) =>
    /as (\S+),/.exec((await lsimport(folder, ['check', input, '-l', 'auto'])).stderr)?.[1];
  expect(await formatOf('d')).toBe('json-dir');
  expect((await lsimport(folder, ['check', 'd/a.json', '-l', 'auto'])).code).toBe(0);
  expect(await formatOf('e')).toBe('whisper');
});
