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

const twoSounds = { 'in/wavs/a.wav': '', 'in/wavs/b.wav': '' };

test.each<[string, string, [string, Record<string, string>][], string?]>([
  // github.com/rhasspy/piper, TRAINING.md: "For multi-speaker datasets: id|speaker|text".
  [
    'Piper, with a speaker before the text',
    'a|ada|Good evening\nb|bob|Bye for now\n',
    [
      ['Good evening', { speaker: 'ada' }],
      ['Bye for now', { speaker: 'bob' }],
    ],
    'the third is the text',
  ],
  // github.com/coqui-ai/TTS, coqui() of TTS/tts/datasets/formatters.py: a header with audio_file and text, and the same number of cells below it.
  [
    'Coqui, with a header',
    'audio_file|text|speaker_name|emotion_name\nwavs/a.wav|Good evening|ada|calm\nwavs/b.wav|Bye|bob|\n',
    [
      ['Good evening', { speaker_name: 'ada', emotion_name: 'calm' }],
      ['Bye', { speaker_name: 'bob', emotion_name: '' }],
    ],
  ],
  [
    'a third column that is no text',
    'a|Good evening|0.93\nb|Bye for now|0.88\n',
    [
      ['Good evening', { column3: '0.93' }],
      ['Bye for now', { column3: '0.88' }],
    ],
    'becomes the data key "column3"',
  ],
  [
    'a header with a name that comes twice',
    'id|text|mood|mood\na|Good evening|calm|x\nb|Bye|glad|y\n',
    [
      ['Good evening', { mood: 'calm' }],
      ['Bye', { mood: 'glad' }],
    ],
  ],
])('%s', async (_, text, expected, note) => {
  const { format, diagnostics, said, notes } = await transcribe({ 'in/metadata.csv': text, ...twoSounds });
  expect({ format, diagnostics }).toEqual({ format: 'transcripts', diagnostics: [] });
  expect(said.map(([, texts, data]) => [(texts as string[])[0], data])).toEqual(expected);
  if (note !== undefined) expect(notes).toContain(note);
});

test('columns with the name of one before are counted', async () => {
  const rows = `client_id\tpath\tsentence\tage\tage\nx\ta.mp3\tHello\tteens\ttwenties\n`;
  const { said, skipped } = await transcribe({ 'in/validated.tsv': rows, 'in/clips/a.mp3': '' });
  expect(said).toEqual([['clips/a.mp3', ['Hello'], { client_id: 'x', age: 'teens' }]]);
  expect(skipped).toEqual({ 'columns called "age" like one before': 1 });
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
  const { diagnostics, skipped, tasks } = await convertSounds(
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
  expect(tasks.map((task) => Object.keys(task))).toEqual([['data'], ['data']]);
});

test.each([
  '911 what is your emergency',
  '[laughter] hello',
  '2.5 million people',
  '10:30 to 11:30 is fine',
  '<unk> yes {cough}',
  'SPEAKER 1: hello',
  '20 20 vision',
])('what is said may begin with a number or a bracket: %j', async (text) => {
  const { format, said } = await transcribe({ 'in/a.wav': '', 'in/a.txt': `${text}\n` });
  expect({ format, said }).toEqual({ format: 'transcripts', said: [['a.wav', [text], {}]] });
});

// Two samples and a text are TIMIT's; the times of lyrics and of chapters.
test.each([
  '0 46797 She had your dark suit in greasy wash water all year.',
  '0.5 1.25 dog',
  '[00:12.00] Good evening',
  '[ti:Evening]\n[00:12.00] Good',
  '0:00 Intro',
  '00:01:02 hello',
  '1:02 - 1:10 hello',
  '7',
  '{"text": "hello"}',
  '[{"text": "hello"}]',
  '<page>hello</page>',
])('labels with times and data are not said, but may be asked for: %j', async (text) => {
  const files = { 'in/a.wav': '', 'in/a.txt': text };
  const { format, diagnostics } = await transcribe(files);
  expect(format).not.toBe('transcripts');
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      message: expect.stringMatching(/ambiguous.*transcripts, because each of its \.txt files/),
      help: expect.stringContaining('--input-format transcripts'),
    }),
  );
});

test('a sentence in a script without spaces is no name of a speaker', async () => {
  const { said } = await transcribe({
    'in/wavs/s1.wav': '',
    'in/metadata.csv': 's1|卡尔普陪外孙玩滑梯|ka2 er2 pu3 pei2 wai4 sun1 wan2 hua2 ti1\n',
  });
  expect(said).toEqual([
    ['wavs/s1.wav', ['卡尔普陪外孙玩滑梯'], { column3: 'ka2 er2 pu3 pei2 wai4 sun1 wan2 hua2 ti1' }],
  ]);
});

// A text for each sound, both by speaker: datashare.ed.ac.uk/handle/10283/2651. Numbers are used again by each speaker here.
const vctk = {
  ...{ 'in/txt/p225/001.txt': 'Please call Stella.', 'in/txt/p226/001.txt': 'Ask her.' },
  ...{
    'in/wav48/p225/001.wav': '',
    'in/wav48/p226/001.wav': '',
    'in/speaker-info.txt': 'ID  AGE\n225  23\n',
  },
};
const ofVctk = [
  ['wav48/p225/001.wav', ['Please call Stella.'], {}],
  ['wav48/p226/001.wav', ['Ask her.'], {}],
];

test('VCTK: texts in a folder of their own', async () => {
  const { said, skipped, notes } = await transcribe(vctk, 'in', '--input-format', 'transcripts');
  expect(said).toEqual(ofVctk);
  expect(skipped).toEqual({ 'files without a sound file of their name': 1 });
  expect(notes).toContain(
    'Found 2 sounds by name in other folders of in, such as wav48/p225/001.wav for txt/p225/001.txt.',
  );
});

test('a sound that other texts are beside is not taken', async () => {
  const files = {
    ...{ 'in/spA/001.txt': 'hello from A', 'in/spA/002.txt': 'two', 'in/spA/002.wav': '' },
    ...{ 'in/spB/001.txt': 'hello from B', 'in/spB/001.wav': '' },
  };
  const { said, skipped, notes } = await transcribe(files, 'in', '--input-format', 'transcripts');
  expect(said).toEqual([
    ['spA/002.wav', ['two'], {}],
    ['spB/001.wav', ['hello from B'], {}],
  ]);
  expect(skipped).toEqual({ 'files without a sound file of their name': 1 });
  expect(notes).not.toContain('Found');
});

test('VCTK: --audio for the texts alone', async () => {
  const { format, said } = await transcribe(vctk, 'in/txt', '--audio', 'in/wav48');
  expect({ format, said }).toEqual({ format: 'transcripts', said: ofVctk });
});

test('a folder of texts and sounds may be transcripts, which the message says', async () => {
  const { diagnostics } = await transcribe(vctk);
  expect(diagnostics[0].message).toContain(
    'transcripts, because txt/p225/001.txt has the name of a sound file',
  );
  expect(diagnostics[0].help).toContain('transcripts pairs each text with the sound file of the same name');
});

test.each<[string, Record<string, string>, [string, string, Record<string, string>?][]]>([
  // openslr.org/60: utterance id, original text and normalized text between tabs.
  [
    'LibriTTS',
    {
      'in/84/1/84_1.trans.tsv': '84_1_000007\tHello Mr.\tHello mister\n',
      'in/84/1/84_1.book.tsv': '84_1_000007\tHello Mr.\t1\n',
      ...{ 'in/84/1/84_1_000007.wav': '', 'in/84/1/84_1_000007.normalized.txt': 'Hello mister' },
    },
    [['84/1/84_1_000007.wav', 'Hello Mr.', { normalized_text: 'Hello mister' }]],
  ],
  // openslr.org/94: transcripts.txt beside audio/SPEAKER/BOOK/ID.flac.
  [
    'Multilingual LibriSpeech',
    {
      'in/train/transcripts.txt': '4800_10003_000000\thello there\n',
      'in/train/handles.txt': '4800_10003_000000\n',
      'in/train/audio/4800/10003/4800_10003_000000.flac': '',
    },
    [['train/audio/4800/10003/4800_10003_000000.flac', 'hello there']],
  ],
  // openslr.org/33: the words are divided by spaces.
  [
    'AISHELL',
    {
      'in/transcript/aishell_transcript_v0.8.txt': 'BAC009S0002W0122 而 对 楼市\nBAC009S0002W0123 也 成为\n',
      'in/wav/train/S0002/BAC009S0002W0122.wav': '',
      'in/wav/train/S0002/BAC009S0002W0123.wav': '',
    },
    [
      ['wav/train/S0002/BAC009S0002W0122.wav', '而 对 楼市'],
      ['wav/train/S0002/BAC009S0002W0123.wav', '也 成为'],
    ],
  ],
  // github.com/jaywalnut310/vits, filelists: path|text, or path|speaker|text.
  [
    'VITS',
    {
      'in/filelists/train.txt': 'wavs/a.wav|Hello there.\nwavs/b.wav|How are you?\n',
      ...{ 'in/wavs/a.wav': '', 'in/wavs/b.wav': '' },
    },
    [
      ['wavs/a.wav', 'Hello there.'],
      ['wavs/b.wav', 'How are you?'],
    ],
  ],
  // VIVOS (ailab.hcmus.edu.vn/vivos): prompts.txt beside waves/SPEAKER.
  [
    'VIVOS',
    {
      'in/train/prompts.txt': 'VIVOSSPK01_R001 KHÁCH SẠN\nVIVOSSPK01_R002 CHỈ BẰNG ĐÓ\n',
      'in/train/genders.txt': 'VIVOSSPK01 m\n',
      'in/train/waves/VIVOSSPK01/VIVOSSPK01_R001.wav': '',
      'in/train/waves/VIVOSSPK01/VIVOSSPK01_R002.wav': '',
    },
    [
      ['train/waves/VIVOSSPK01/VIVOSSPK01_R001.wav', 'KHÁCH SẠN'],
      ['train/waves/VIVOSSPK01/VIVOSSPK01_R002.wav', 'CHỈ BẰNG ĐÓ'],
    ],
  ],
  // sites.google.com/site/shinnosuketakamichi/publication/jsut: transcript_utf8.txt beside wav/.
  [
    'JSUT',
    {
      'in/basic5000/transcript_utf8.txt': 'BASIC5000_0001:水を買う。\nBASIC5000_0002:木曜日、会談は\n',
      'in/basic5000/wav/BASIC5000_0001.wav': '',
      'in/basic5000/wav/BASIC5000_0002.wav': '',
    },
    [
      ['basic5000/wav/BASIC5000_0001.wav', '水を買う。'],
      ['basic5000/wav/BASIC5000_0002.wav', '木曜日、会談は'],
    ],
  ],
  // openslr.org/71: line_index.tsv, without a header.
  [
    'OpenSLR',
    {
      'in/line_index.tsv': 'clf_00610\tLa mesa\nclf_00611\tHola\n',
      ...{ 'in/wavs/clf_00610.wav': '', 'in/wavs/clf_00611.wav': '' },
    },
    [
      ['wavs/clf_00610.wav', 'La mesa'],
      ['wavs/clf_00611.wav', 'Hola'],
    ],
  ],
  // kaggle.com/datasets/bryanpark/korean-single-speaker-speech-dataset: script, expanded script, syllables, seconds, English.
  [
    'KSS',
    {
      'in/transcript.v.1.4.txt':
        '1/1_0000.wav|그는 괜찮은 척|그는 괜찮은 척|그는 척|3.5|He seemed\n1/1_0001.wav|그녀의 사랑|그녀의 사랑|그녀|3.7|Her love\n',
      ...{ 'in/1/1_0000.wav': '', 'in/1/1_0001.wav': '' },
    },
    [
      [
        '1/1_0000.wav',
        '그는 괜찮은 척',
        { normalized_text: '그는 괜찮은 척', column4: '그는 척', column5: '3.5', column6: 'He seemed' },
      ],
      [
        '1/1_0001.wav',
        '그녀의 사랑',
        { normalized_text: '그녀의 사랑', column4: '그녀', column5: '3.7', column6: 'Her love' },
      ],
    ],
  ],
  // Common Voice on the Hub: sounds in folders of their own.
  [
    'Common Voice in shards',
    {
      'in/transcript/en/test.tsv': 'client_id\tpath\tsentence\nx\ta.mp3\tHello\n',
      'in/audio/en/test/en_test_0/a.mp3': '',
    },
    [['audio/en/test/en_test_0/a.mp3', 'Hello', { client_id: 'x' }]],
  ],
])('%s: its lists and the sounds elsewhere', async (_, files, expected) => {
  const { format, diagnostics, said } = await transcribe(files);
  expect({ format, diagnostics }).toEqual({ format: 'transcripts', diagnostics: [] });
  expect(said).toEqual(expected.map(([file, text, data = {}]) => [file, [text], data]));
});

test('a sound of a name that two have is not guessed', async () => {
  const { diagnostics } = await transcribe(
    { 'in/list/train.txt': 'a.wav|Hello\n', 'in/x/a.wav': '', 'in/y/a.wav': '' },
    'in',
    '--input-format',
    'transcripts',
  );
  expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['sound-missing']);
});

test('the text of one sound is no list, though it looks like one', async () => {
  const { said } = await transcribe({ 'in/transcript.txt': 'room 101 it is\n', 'in/transcript.wav': '' });
  expect(said).toEqual([['transcript.wav', ['room 101 it is'], {}]]);
});

// openslr.org/18, README: the words, the syllables and the sounds of each; train/ has paths of files in data/.
test('THCHS-30: the first line beside each sound', async () => {
  const { format, diagnostics, skipped, said } = await transcribe({
    ...{ 'in/data/A11_0.wav': '', 'in/train/A11_0.wav': '', 'in/train/A11_1.wav': '' },
    'in/data/A11_0.wav.trn': '绿 是 阳春\nlv4 shi4 yang2 chun1\nl v4 sh ix4\n',
    'in/train/A11_0.wav.trn': '../data/A11_0.wav.trn\n',
    'in/lm_word/lexicon.txt': 'SIL sil\n',
  });
  expect({ format, diagnostics, said }).toEqual({
    ...{ format: 'transcripts', diagnostics: [] },
    said: [
      ['data/A11_0.wav', ['绿 是 阳春'], {}],
      ['train/A11_0.wav', ['绿 是 阳春'], {}],
    ],
  });
  expect(skipped).toEqual({
    'lines below the first in .trn files': 4,
    'files without a sound file of their name': 1,
    'sound files without labels': 1,
  });
});

test('texts that name each other', async () => {
  const files = {
    'in/a1.wav': '',
    'in/a1.wav.trn': 'a2.wav.trn\n',
    'in/a2.wav': '',
    'in/a2.wav.trn': 'a1.wav.trn\n',
  };
  const { diagnostics } = await transcribe(files);
  expect(diagnostics[0].message).toContain('it names "a2.wav.trn", which has no text but a path');
});

test('a text that names another one, which is not there', async () => {
  const files = { 'in/train/A11_9.wav': '', 'in/train/A11_9.wav.trn': '../data/A11_9.wav.trn\n' };
  const { diagnostics } = await transcribe(files);
  expect(diagnostics[0]).toMatchObject({ code: 'label-file-malformed' });
  expect(diagnostics[0].message).toContain('it names "../data/A11_9.wav.trn", which is not there');
});

// datashare.ed.ac.uk/handle/10283/3443: two microphones recorded each sentence.
test('VCTK 0.92: a text for the sounds of two microphones', async () => {
  const files = {
    ...{ 'in/txt/p225/p225_001.txt': 'Please call Stella.', 'in/txt/p225/p225_002.txt': 'Ask her.' },
    'in/wav48_silence_trimmed/p225/p225_001_mic1.flac': '',
    'in/wav48_silence_trimmed/p225/p225_001_mic2.flac': '',
    'in/wav48_silence_trimmed/p225/p225_002_mic1.flac': '',
  };
  const { diagnostics } = await transcribe({ ...files, 'in/speaker-info.txt': 'ID  AGE\n225  23\n' });
  expect(diagnostics[0].help).toContain('or --input-format transcripts');
  const { said } = await transcribe(files, 'in', '--input-format', 'transcripts');
  expect(said.map(([file, texts]) => [file, texts])).toEqual([
    ['wav48_silence_trimmed/p225/p225_001_mic1.flac', ['Please call Stella.']],
    ['wav48_silence_trimmed/p225/p225_001_mic2.flac', ['Please call Stella.']],
    ['wav48_silence_trimmed/p225/p225_002_mic1.flac', ['Ask her.']],
  ]);
});

test.each([
  ['labels', 'rec001.wav dog\nrec002.wav cat\n'],
  ['labels of two words that come again', 'rec001.wav dog bark\nrec002.wav dog bark\n'],
  ['starts and ends', 'rec001 A 0.5 0.9 dog\nrec002 A 0.9 1.2 cat\n'],
  ['pairs of sounds', 'rec001.wav rec002.wav target\nrec002.wav rec001.wav nontarget\n'],
  ['numbers', 'rec001.wav 1 2 3\nrec002.wav 1 2 4\n'],
  ['other names', 'take001 please call Stella\ntake002 ask her to bring\n'],
])('a list of %s is none of texts', async (_, list) => {
  const { format } = await transcribe({ 'in/list.txt': list, 'in/rec001.wav': '', 'in/rec002.wav': '' });
  expect(format).not.toBe('transcripts');
});

test('a sound of a list that is missing is expected where the others are', async () => {
  const rows = `${header}x\ta.mp3\tHello\t1\t\nx\tb.mp3\tBye\t1\t\n`;
  for (const there of ['a', 'b']) {
    const { diagnostics } = await transcribe({ 'in/train.tsv': rows, [`in/clips/${there}.mp3`]: '' });
    expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual([
      `The sound file "in/clips/${there === 'a' ? 'b' : 'a'}.mp3" does not exist, so its task would play nothing.`,
    ]);
  }
});

test.each([
  [{ 'in/a.txt': 'hello' }, 'Give each text the name of its sound (a.txt for a.wav)'],
  [{ 'in/a.csv': 'x,y\n1,2\n' }, 'To read the rows of its tables as tasks: --input-format table-dir'],
])('a folder of sounds without transcriptions: %j', async (files, help) => {
  const { diagnostics } = await transcribe(
    { ...files, 'in/b.wav': '' },
    'in',
    '--input-format',
    'transcripts',
  );
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'refused', help: expect.stringContaining(help) }),
  ]);
});

test.each([
  ['rec01 car horn\nrec02 dog bark\n', true],
  ['rec01 the car has a horn\nrec02 a dog barks at it\n', false],
])('a note says of %j that texts so short may be labels: %s', async (list, isNoted) => {
  const { format, notes } = await transcribe({ 'in/list.txt': list, 'in/rec01.wav': '', 'in/rec02.wav': '' });
  expect(format).toBe('transcripts');
  expect(notes.includes('If they are labels, write a CSV file')).toBe(isNoted);
});
