import { expect, test } from 'vitest';
import { convertSounds, regionsOf } from '../sound/convert-sounds.ts';

const sounds = { 'in/a.wav': '', 'in/b.wav': '' };

// The columns of DCASE's strong labels: filename, onset, offset, event_label, between tabs.
test('rows become regions of their sounds, one task a sound', async () => {
  const text =
    'filename\tonset\toffset\tevent_label\na.wav\t0.5\t1.5\tdog\nb.wav\t1\t2\tcat\na.wav\t2\t3.25\tcat\n';
  const { format, tasks, code } = await convertSounds({ 'in/t.tsv': text, ...sounds }, 'in');
  expect({ format, code }).toEqual({ format: 'audio-csv', code: 0 });
  expect(tasks.map(({ data }) => data)).toEqual([
    { audio: '/data/local-files/?d=in/a.wav' },
    { audio: '/data/local-files/?d=in/b.wav' },
  ]);
  expect(tasks.map(regionsOf)).toEqual([
    [
      { start: 0.5, end: 1.5, label: 'dog' },
      { start: 2, end: 3.25, label: 'cat' },
    ],
    [{ start: 1, end: 2, label: 'cat' }],
  ]);
});

// As in the lists of DESED: the sound, and nothing in the columns onset, offset and event_label.
test.each([
  'filename\tonset\toffset\tevent_label\na.wav\t0.5\t1.5\tdog\nb.wav\t\t\t\n',
  'filename\tonset\toffset\tevent_label\r\nb.wav\t\t\t\r\na.wav\t0.5\t1.5\tdog\r\n',
  'onset\toffset\tevent_label\tfilename\n\t\t\tb.wav\n0.5\t1.5\tdog\ta.wav\n',
  '\tfilename\tonset\toffset\tevent_label\n0\ta.wav\t0.5\t1.5\tdog\n1\tb.wav\t\t\t\n',
])('a sound without an event is one in which nothing is heard: %j', async (text) => {
  const { format, tasks, skipped, code } = await convertSounds({ 'in/t.tsv': text, ...sounds }, 'in');
  expect({ format, code, skipped }).toEqual({
    format: 'audio-csv',
    code: 0,
    skipped: { 'rows without an event': 1 },
  });
  const found = tasks.map(({ data, annotations }) => [
    String(data.audio).at(-5),
    annotations?.map(({ result }) => result.length),
  ]);
  expect(found.sort()).toEqual([
    ['a', [1]],
    ['b', [0]],
  ]);
});

// pandas.read_csv keeps them as well; where the header has them too, they stand behind each comma.
test.each([
  ['audio,start,end,text\na.wav,0,1,  hi \n', '  hi '],
  ['audio, start, end, text\na.wav, 0, 1, hi\n', 'hi'],
])('spaces around texts are kept: %j', async (text, said) => {
  const { tasks } = await convertSounds({ 'in/t.csv': text, ...sounds }, 'in/t.csv');
  expect(tasks.map(regionsOf)).toMatchObject([[{ start: 0, end: 1, text: said }]]);
});

// Raven's selection tables, and the names that spreadsheets give.
test.each([
  ['Begin Time (s),End Time (s),Species,Begin File\n1.25,2,wren,a.wav\n', {}],
  ['audio;start;end;label\na.wav;1,25;2,0;wren\n', {}],
  ['sep=;\r\naudio;start;end;label\r\na.wav;1,25;2,0;wren\r\n', {}],
  ['\ufeff# made by hand\n\naudio,start,end,label\na.wav,1.25,2.0,wren\n', {}],
  ['# made by hand\n# audio,start,end,label\na.wav,1.25,2.0,wren\n', {}],
  ['audio_path,start_ms,duration_ms,class\na.wav,1250,750,wren\n', {}],
  ['path,from,to,speaker\n"a.wav",0:01.25,0:00:02,wren\n', {}],
  ['\ufeffWAV,Start,End,Label,Confidence\r\na.wav,1.25,2,wren,0.5\r\n', { score: 0.5 }],
])('columns of %j', async (text, more) => {
  const { format, tasks } = await convertSounds({ 'in/t.csv': text, ...sounds }, 'in/t.csv');
  expect(format).toBe('audio-csv');
  expect(tasks.map(regionsOf)).toEqual([[{ start: 1.25, end: 2, label: 'wren', ...more }]]);
});

// As whisper --output_format tsv (write_result of ResultWriter) and whisper-cli --output-csv write them.
test.each([
  ['tsv', 'start\tend\ttext\n0\t1020\tgood morning\n1020\t3800\tand more\n', undefined],
  ['csv', 'start,end,text\n0,1020," good morning"\n1020,3800," and more"\n', undefined],
  ['csv', 'start,end,speaker,text\n0,1020,1," good morning"\n1020,3800,2," and more"\n', '2'],
])('whole milliseconds of Whisper in a .%s', async (ending, text, speaker) => {
  const { format, tasks, notes } = await convertSounds({ [`in/a.${ending}`]: text, ...sounds }, 'in');
  expect(format).toBe('audio-csv');
  expect(tasks.flatMap(regionsOf)).toMatchObject([
    { start: 0, end: 1.02 },
    { start: 1.02, end: 3.8, label: speaker ?? 'Speech' },
  ]);
  expect(notes).toContain('its times are read as milliseconds');
});

test.each([
  ['no words are said in so few milliseconds', 'start\tend\ttext\n0\t3\tgood morning\n3\t90\tand more\n', 90],
  ['not whole numbers', 'start\tend\ttext\n0\t300.5\tgood morning\n300.5\t900\tand more\n', 900],
  ['the name says seconds', 'start_s\tend_s\ttext\n0\t300\tgood morning\n300\t900\tand more\n', 900],
])('seconds in a table like that of Whisper: %s', async (_, text, end) => {
  const { tasks, notes } = await convertSounds({ 'in/a.tsv': text, ...sounds }, 'in');
  expect(tasks.flatMap(regionsOf)[1]).toMatchObject({ end });
  expect(notes).not.toContain('milliseconds');
});

test('texts are transcriptions, and other columns are named', async () => {
  const text =
    'file,start,end,speaker,transcript,accent\na.wav,0,1,ada,"good, evening",x\na.wav,1,2,,bye,y\n';
  const { tasks, skipped, stderr } = await convertSounds({ 'in/t.csv': text, ...sounds }, 'in/t.csv');
  expect(tasks.map(regionsOf)).toEqual([
    [
      { start: 0, end: 1, label: 'ada', text: 'good, evening' },
      { start: 1, end: 2, label: 'Speech', text: 'bye' },
    ],
  ]);
  expect(skipped).toEqual({ 'columns that are no labels': 1 });
  expect(stderr).toBe('');
});

test.each([
  [
    'BirdNET',
    'a.BirdNET.results.csv',
    'Start (s),End (s),Scientific name,Common name,Confidence\n0.0,3.0,Turdus merula,Eurasian Blackbird,0.91\n',
    { start: 0, end: 3, label: 'Eurasian Blackbird', score: 0.91 },
  ],
  [
    'Raven',
    'a.Table.1.selections.txt',
    'Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tSpecies\n1\tSpectrogram 1\t1\t0.5\t1.25\tRobin\n',
    { start: 0.5, end: 1.25, label: 'Robin' },
  ],
])('a table that %s names after the sound beside it', async (_what, name, text, region) => {
  const { format, tasks } = await convertSounds({ [`in/${name}`]: text, 'in/a.wav': '' }, 'in');
  expect({ format, regions: tasks.map(regionsOf) }).toEqual({ format: 'audio-csv', regions: [[region]] });
});

test.each(['in', 'in/a.csv'])('a table without names is about the sound beside it: %s', async (input) => {
  const { format, tasks } = await convertSounds(
    { 'in/a.csv': 'start,end,label\n0,1,dog\n', 'in/a.wav': '' },
    input,
  );
  expect({ format, regions: tasks.map(regionsOf) }).toEqual({
    format: 'audio-csv',
    regions: [[{ start: 0, end: 1, label: 'dog' }]],
  });
});

test.each([
  ['a start that is a word', 'a.wav,x,1,dog', 'label-malformed'],
  ['no label', 'a.wav,0,1,', 'label-malformed'],
  ['no sound', ',0,1,dog', 'label-malformed'],
  ['a quote that does not end', '"a.wav,0,1,dog', 'label-malformed'],
  ['an end before the start', 'a.wav,2,1,dog', 'label-malformed'],
])('%s is found', async (_what, row, code) => {
  const { diagnostics } = await convertSounds(
    { 'in/t.csv': `audio,start,end,label\na.wav,0,1,dog\n${row}\n`, ...sounds },
    'in/t.csv',
    '--input-format',
    'audio-csv',
  );
  expect(diagnostics).toContainEqual(expect.objectContaining({ code, line: 3 }));
});

test.each([
  ['a table of other things', 'text,start,label\nowl,1,bird\n', 'auto'],
  ['a label config without sounds', 'audio,start,end,label\na.wav,0,1,dog\n', 'config'],
])('%s stays a table', async (_what, text, config) => {
  const xml = '<View><Text name="t" value="$audio"/><TextArea name="c" toName="t"/></View>';
  const { format } = await convertSounds(
    { 'in/t.csv': text, ...sounds, ...(config === 'config' && { 'config.xml': xml }) },
    'in/t.csv',
  );
  expect(format).toBe('csv');
});

// As pandas writes a text with line breaks.
test('a row with a line break is one error, not one for each of its lines', async () => {
  const rows = 'filename,start,end,label,text\na.wav,0,1,dog,"two\nmore\nlines"\nb.wav,1,2,cat,one\n';
  const { diagnostics, code } = await convertSounds(
    { 'in/t.csv': rows, ...sounds },
    'in',
    ...['--input-format', 'audio-csv'],
  );
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ code: 'label-malformed', file: 'in/t.csv', line: 2 }]);
});

// As spreadsheets write a cell with two lines, in quotes. They are not read, which is said where they are.
test('a line break in a cell of the first row does not make the rows data', async () => {
  const text = 'file,start,end,text\na.wav,0,1,"one\n\ntwo"\na.wav,1,2,three\n';
  const { format, diagnostics, code } = await convertSounds({ 'in/t.csv': text, ...sounds }, 'in');
  expect({ format, diagnostics, code }).toMatchObject({
    format: 'audio-csv',
    diagnostics: [{ code: 'label-malformed' }],
    code: 1,
  });
});

// A row as many lists have it: the sound, the times in seconds and the event.
const list = 'a.wav,0.5,1.2,dog\nb.wav,0.1,2.0,cat\nb.wav,2.1,3.0,dog\n';

test.each([
  ['a folder', 'in', 'in/t.csv', list],
  ['a file', 'in/t.csv', 'in/t.csv', list],
  [
    'semicolons and decimal commas',
    'in',
    'in/t.csv',
    list.replaceAll(',', ';').replaceAll('.', ',').replaceAll(',wav', '.wav'),
  ],
  [
    'tabs, quotes and CRLF',
    'in',
    'in/t.txt',
    list.replaceAll(',', '\t').replaceAll('a.wav', '"a.wav"').replaceAll('\n', '\r\n'),
  ],
  ['a byte order mark and blanks', 'in', 'in/t.csv', `\ufeff\n${list.replaceAll(',', ', ')}`],
])('a list without a header: %s', async (_what, input, name, text) => {
  const { format, tasks, notes, diagnostics } = await convertSounds({ [name]: text, ...sounds }, input);
  expect({ format, diagnostics }).toEqual({ format: 'audio-csv', diagnostics: [] });
  expect(tasks.map(regionsOf)).toEqual([
    [{ start: 0.5, end: 1.2, label: 'dog' }],
    [
      { start: 0.1, end: 2, label: 'cat' },
      { start: 2.1, end: 3, label: 'dog' },
    ],
  ]);
  expect(notes).toContain(
    `${name}: without a header; its 4 columns are read as sound file, start, end and label. If they are others, name them in a first row.`,
  );
});

test('sentences in a list without a header are texts', async () => {
  const text = 'a.wav,0,1,good morning to you all\na.wav,1,2,and to you too\n';
  const { tasks, notes } = await convertSounds({ 'in/t.csv': text, ...sounds }, 'in');
  expect(tasks.map(regionsOf)).toMatchObject([
    [{ text: 'good morning to you all' }, { text: 'and to you too' }],
  ]);
  expect(notes).toContain('sound file, start, end and text');
});

test.each([
  ['an end before its start', `${list}a.wav,3,1.5,dog\n`],
  ['a fifth column', list.replaceAll('\n', ',x\n')],
  ['numbers for labels', list.replaceAll(/dog|cat/g, '0.7')],
  ['no sounds', list.replaceAll('.wav', '.xyz')],
])('a list without a header that may be anything else stays a table: %s', async (_what, text) => {
  expect((await convertSounds({ 'in/t.csv': text, ...sounds }, 'in/t.csv')).format).toBe('csv');
});

test('--no-header asks for the rows of a table', async () => {
  const { format } = await convertSounds({ 'in/t.csv': list, ...sounds }, 'in/t.csv', '--no-header');
  expect(format).toBe('csv');
});
