import { expect, test } from 'vitest';
import { convertSounds } from '../sound/convert-sounds.ts';

/** What became of a data set: each sound with what is said in it, and what else its data has. */
async function transcribe(files: Record<string, string>, input = 'in', ...more: string[]) {
  const { tasks, ...rest } = await convertSounds(files, input, ...more);
  const said = tasks.map(({ data, annotations }) => {
    const { audio, ...others } = data;
    const texts = annotations?.[0]?.result.map(({ type, value }) => ({ type, ...value })) ?? [];
    for (const one of texts) expect(Object.keys(one)).toEqual(['type', 'text']);
    const file = String(audio).replace('/data/local-files/?d=in/', '');
    return [file, texts.flatMap(({ text }) => text), others];
  });
  return { ...rest, said };
}

// keithito.com/LJ-Speech-Dataset: "three fields, delimited by |: ID, Transcription, Normalized Transcription", without quotes.
const ljspeech =
  'LJ001-0001|Printing, in "the" year 2|Printing, in "the" year two\nLJ001-0002|in modern|in modern\n';
const inWavs = { 'in/wavs/LJ001-0001.wav': '', 'in/wavs/LJ001-0002.wav': '' };

test.each(['in', 'in/metadata.csv'])('LJSpeech: %s', async (input) => {
  const { format, diagnostics, said, xml } = await transcribe(
    { 'in/metadata.csv': ljspeech, ...inWavs },
    input,
  );
  expect({ format, diagnostics, said }).toEqual({
    ...{ format: 'transcripts', diagnostics: [] },
    said: [
      [
        'wavs/LJ001-0001.wav',
        ['Printing, in "the" year 2'],
        { normalized_text: 'Printing, in "the" year two' },
      ],
      ['wavs/LJ001-0002.wav', ['in modern'], { normalized_text: 'in modern' }],
    ],
  });
  expect(xml).toContain('<TextArea name="transcription" toName="audio"/>');
});

// openslr.org/12, README.TXT: READER-CHAPTER.trans.txt beside the .flac files, "<utterance id> <text>" in each line.
test('LibriSpeech', async () => {
  const folder = 'in/84/121123/84-121123';
  const { format, diagnostics, said } = await transcribe({
    [`${folder}.trans.txt`]: '84-121123-0000 GO DO YOU HEAR\n84-121123-0001 BUT IN LESS\n',
    [`${folder}-0000.flac`]: '',
    [`${folder}-0001.flac`]: '',
    'in/SPEAKERS.TXT': '84 | F | dev-clean\n',
  });
  expect({ format, diagnostics, said }).toEqual({
    ...{ format: 'transcripts', diagnostics: [] },
    said: [
      ['84/121123/84-121123-0000.flac', ['GO DO YOU HEAR'], {}],
      ['84/121123/84-121123-0001.flac', ['BUT IN LESS'], {}],
    ],
  });
});

// github.com/common-voice/common-voice, docs of the bundles: tables between tabs without quotes, paths in clips/.
const header = 'client_id\tpath\tsentence\tup_votes\tage\n';
const clips = { 'in/clips/a.mp3': '', 'in/clips/b.mp3': '' };

test('Common Voice: what was validated, once', async () => {
  const rows = 'x\ta.mp3\t"Hello," she said\t2\t\ny\tb.mp3\tBye\t3\tteens\n';
  const tables = { 'in/validated.tsv': header + rows, 'in/train.tsv': header + rows, 'in/other.tsv': header };
  const { format, diagnostics, skipped, said } = await transcribe({ ...tables, ...clips });
  expect({ format, diagnostics, skipped, said }).toEqual({
    ...{ format: 'transcripts', diagnostics: [], skipped: { 'tables beside validated.tsv': 2 } },
    said: [
      ['clips/a.mp3', ['"Hello," she said'], { client_id: 'x', up_votes: '2', age: '' }],
      ['clips/b.mp3', ['Bye'], { client_id: 'y', up_votes: '3', age: 'teens' }],
    ],
  });
});

test('a text beside each sound', async () => {
  const { format, diagnostics, skipped, said } = await transcribe({
    ...{ 'in/a.wav': '', 'in/b.WAV': '', 'in/c.wav': '' },
    ...{ 'in/a.txt': '\ufeffGood\nevening\n', 'in/b.txt': 'Bye' },
  });
  expect({ format, diagnostics, skipped, said }).toEqual({
    ...{ format: 'transcripts', diagnostics: [], skipped: { 'sound files without labels': 1 } },
    said: [
      ['a.wav', ['Good\nevening'], {}],
      ['b.WAV', ['Bye'], {}],
    ],
  });
});

test('texts with times are labels of Audacity', async () => {
  const { format } = await convertSounds({ 'in/a.wav': '', 'in/a.txt': '0.500000\t1.500000\tdog\n' }, 'in');
  expect(format).toBe('audacity');
});

test('lines that are none, and sounds that are not there, are located', async () => {
  const text = `${ljspeech}LJ001-0003\nLJ001-0004.wav|gone|gone\n`;
  const { diagnostics } = await transcribe(
    {
      ...inWavs,
      'in/metadata.csv': text,
      'config.xml': '<View><Audio name="a" value="$audio"/><TextArea name="t" toName="a"/></View>',
    },
    'in',
    '--input-format',
    'transcripts',
  );
  const found = diagnostics.map(({ code, line }: { code: string; line: number }) => [code, line]);
  expect(found).toEqual([
    ['label-malformed', 3],
    ['sound-missing', 4],
  ]);
});

test('transcriptions without a place are a warning and counted', async () => {
  const { diagnostics, skipped } = await transcribe(
    {
      ...inWavs,
      'in/metadata.csv': ljspeech,
      'config.xml':
        '<View><Audio name="a" value="$audio"/><TextArea name="t" toName="a" perRegion="true"/><Labels name="l" toName="a"><Label value="x"/></Labels></View>',
    },
    'in',
    '--input-format',
    'transcripts',
  );
  const found = diagnostics.map(({ code, line }: { code: string; line: number }) => [code, line]);
  expect(found).toEqual([
    ['transcription-without-control', 1],
    ['transcription-without-control', 2],
  ]);
  expect(skipped).toEqual({ transcriptions: 2 });
});
