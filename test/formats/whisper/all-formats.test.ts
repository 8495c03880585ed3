import { expect, test } from 'vitest';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

// What "whisper a.wav" writes of a sound of two sentences, which is --output_format all.
const json =
  '{"text": " Good morning. And more.", "segments": [{"id": 0, "start": 0.0, "end": 1.02, "text": " Good morning."}, {"id": 1, "start": 1.02, "end": 3.8, "text": " And more."}], "language": "en"}';
const files = {
  'in/a.wav': '',
  'in/a.json': json,
  'in/a.srt':
    '1\n00:00:00,000 --> 00:00:01,020\nGood morning.\n\n2\n00:00:01,020 --> 00:00:03,800\nAnd more.\n\n',
  'in/a.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.020\nGood morning.\n\n00:01.020 --> 00:03.800\nAnd more.\n\n',
  'in/a.tsv': 'start\tend\ttext\n0\t1020\tGood morning.\n1020\t3800\tAnd more.\n',
  'in/a.txt': 'Good morning.\nAnd more.\n',
};

test('of all that Whisper writes, the JSON is read', async () => {
  const { format, tasks, notes } = await convertSounds(files, 'in');
  expect(format).toBe('whisper');
  expect(tasks.map(regionsOf)).toEqual([
    [
      { start: 0, end: 1.02, label: 'Speech', text: 'Good morning.' },
      { start: 1.02, end: 3.8, label: 'Speech', text: 'And more.' },
    ],
  ]);
  expect(notes).toContain('Skipped 4 other files');
});

test('but not where subtitles are of other sounds', async () => {
  const { tasks, code } = await convertSounds(
    { ...files, 'in/b.srt': files['in/a.srt'], 'in/b.wav': '' },
    'in',
  );
  expect({ tasks, code }).toEqual({ tasks: [], code: 2 });
});
