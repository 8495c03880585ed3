import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/><Label value="LOC"/></Labels></View>';

async function importConll(text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in.conll': text, 'config.xml': config });
  const args = ['init', 'p', '-i', 'in.conll', '--input-format', 'conll', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const { diagnostics, skipped, notes } = JSON.parse(stdout);
  const tasks = code === 0 ? readTasks(join(folder, 'p')) : [];
  const spans = tasks.map(({ id, data }) => {
    const work = JSON.parse(readFileSync(join(folder, `p/completions/${id}.json`), 'utf8'));
    return work.completions[0].result.map(({ value: { start, end, text: covered, labels } }: Result) => {
      expect(String(data.text).slice(start, end)).toBe(covered);
      return [start, end, ...labels];
    });
  });
  return { code, diagnostics, skipped, notes, texts: tasks.map(({ data }) => data.text), spans };
}

interface Result {
  value: { start: number; end: number; text: string; labels: string[] };
}

describe('the schemes, on one sentence with two spans that touch', () => {
  test.each([
    ['IOB2', ['B-PER', 'I-PER', 'B-PER', 'O', 'B-LOC']],
    ['IOB1', ['I-PER', 'I-PER', 'B-PER', 'O', 'I-LOC']],
    ['BIOES', ['B-PER', 'E-PER', 'S-PER', 'O', 'S-LOC']],
    ['BILOU', ['B-PER', 'L-PER', 'U-PER', 'O', 'U-LOC']],
    ['with underscores', ['B_PER', 'I_PER', 'B_PER', 'O', 'B_LOC']],
  ])('%s', async (_name, tags) => {
    const words = ['Ada', 'Lovelace', 'Bob', 'in', 'Rome'];
    const { code, diagnostics, spans } = await importConll(
      words.map((word, i) => `${word} X ${tags[i]}`).join('\n'),
    );
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
    expect(spans).toEqual([
      [
        [0, 12, 'PER'],
        [13, 16, 'PER'],
        [20, 24, 'LOC'],
      ],
    ]);
  });
});

test('labels of several words, as label_studio_sdk 2.1.2 exports them', async () => {
  // Converter(...).convert(..., 'CONLL2003') of "Bob read War  and Peace in Rome" with PER, "work of  art" and "B-side O".
  const exported =
    '-DOCSTART- -X- O\nBob -X- _ B-PER\nread -X- _ O\nWar -X- _ B-work of  art\nand -X- _ I-work of  art\nPeace -X- _ I-work of  art\nin -X- _ O\nRome -X- _ B-B-side O\n\n';
  const folder = temporaryFolder();
  writeFiles(folder, { 'result.conll': exported, 'd/result.txt': exported.repeat(2) });
  for (const input of ['result.conll', 'd']) {
    const { code, stdout, stderr } = await lsimport(folder, [
      'convert',
      input,
      '-l',
      'auto',
      '--to',
      'tasks-1.x',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('tag-malformed') });
    const [{ data, annotations }] = JSON.parse(stdout);
    expect(data).toEqual({ text: 'Bob read War and Peace in Rome' });
    expect(annotations[0].result.map(({ value }: Result) => [value.text, value.labels])).toEqual([
      ['Bob', ['PER']],
      ['War and Peace', ['work of  art']],
      ['Rome', ['B-side O']],
    ]);
  }
});

test('offsets count UTF-16 units, as Python has them in UTF-16', async () => {
  // len('José 😀'.encode('utf-16-le')) // 2 is 7, and 'e\u0301' is two.
  const { texts, spans } = await importConll('José\tB-PER\n😀\tI-PER\nin\tO\ne\u0301 x\tB-LOC\n');
  expect(texts).toEqual(['José 😀 in e\u0301 x']);
  expect(spans).toEqual([
    [
      [0, 7, 'PER'],
      [11, 15, 'LOC'],
    ],
  ]);
});

test('CoNLL-2012: its brackets are named, and its marks of documents are none of the tokens', async () => {
  const brackets = 'bc/x 0 0 Ann NNP (TOP* - - - Spk (PERSON) (0)\nbc/x 0 1 met VBD *) meet 1 1 Spk * -\n';
  const around = (text: string) => `#begin document (bc/x); part 000\n${text}\n#end document\n`;
  const refused = await importConll(around(brackets));
  expect(refused.code).toBe(1);
  expect(refused.diagnostics).toMatchObject([
    { code: 'refused', message: expect.stringContaining('is a CoNLL-2012 file, as OntoNotes has it') },
  ]);
  const { texts, spans, skipped } = await importConll(around('Ann B-PER\nmet O\n'));
  expect({ texts, spans }).toEqual({ texts: ['Ann met'], spans: [[[0, 3, 'PER']]] });
  expect(skipped).toEqual({ 'document markers (#begin document)': 2 });
  const several = await importConll(around('Ann B-PER\nmet O').repeat(2));
  expect(several.texts).toEqual(['Ann met', 'Ann met']);
});

// Columns as conll.cemantix.org/2012/data.html has them, with BIO in the last one, as scripts that rewrite OntoNotes leave it.
test.each([
  [
    'a document, its part and a count before the token',
    ['bc/x 0 0 Ann NNP (TOP* - - - Spk B-PER', 'bc/x 0 1 met VBD *) meet 1 1 Spk O', ''].join('\n') +
      ['', 'bc/x 0 0 Bob NNP (TOP* - - - Spk B-PER', 'bc/x 0 1 left VBD *) leave 1 1 Spk O', ''].join('\n'),
    'the tokens are in column 4',
  ],
  ['a count from 0', '0 Ann B-PER\n1 met O\n\n0 Bob B-PER\n1 left O\n', 'the tokens are in column 2'],
  ['a count through the file', '7 Ann B-PER\n8 met O\n\n9 Bob B-PER\n10 left O\n', 'in column 2'],
  [
    'a document, and the tags before the last column',
    'd1\tAnn\tB-PER\t-\nd1\tmet\tO\t(0)\n\nd2\tBob\tB-PER\t-\nd2\tleft\tO\t-\n',
    'the tokens are in column 2',
  ],
])('%s is none of the tokens, with a note', async (_name, text, note) => {
  const { code, texts, spans, notes } = await importConll(text);
  expect({ code, texts }).toEqual({ code: 0, texts: ['Ann met', 'Bob left'] });
  expect(spans).toEqual([[[0, 3, 'PER']], [[0, 3, 'PER']]]);
  expect(notes).toContainEqual(expect.stringContaining(note));
});

describe('other ways of writing tags, known by content and said in a note', () => {
  test.each([
    // The biomedical corpora of BioBERT have one kind of name each.
    ['ncbi.tsv', 'Of\tO\ncolon\tB\ncancer\tI\n\nA\tO\ntumour\tB\n\n', 'labeled "entity"', ['entity']],
    // Few-NERD, and the training files of Stanford NER.
    [
      'few.txt',
      'Of\tO\ncolon\tbody-x\ncancer\tbody-x\n\nA\tO\ntumour\tbody-x\n\n',
      'without B- or I-',
      ['body-x'],
    ],
    // The corpora of MIT (movies, restaurants).
    [
      'mit.bio',
      'O\tOf\nB-d\tcolon\nI-d\tcancer\n\nO\tA\nB-e\ttumour\n\n',
      'the tags are in column 1',
      ['d', 'e'],
    ],
    // GENIA names documents so; the chunks are those of CoNLL-2003.
    [
      'genia.iob2',
      '###MEDLINE:95369245\n\nOf O O\ncolon B-NP B-d\ncancer I-NP I-d\n\nA O O\ntumour B-NP B-e\n',
      'column 2 has tags too, such as "B-NP", which are skipped',
      ['d', 'e'],
    ],
  ])('%s', async (name, text, note, labels) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: text });
    const { code, stdout, stderr } = await lsimport(folder, [
      'convert',
      name,
      '-l',
      'auto',
      '--to',
      'tasks-1.x',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(note) });
    const tasks = JSON.parse(stdout);
    expect(tasks.map(({ data }: { data: object }) => data)).toEqual([
      { text: 'Of colon cancer' },
      { text: 'A tumour' },
    ]);
    const values = tasks.map((task: { annotations: { result: Result[] }[] }) =>
      task.annotations[0]!.result.map(({ value }) => [value.text, ...value.labels]),
    );
    expect(values).toEqual([[['colon cancer', labels[0]]], [['tumour', labels.at(-1)]]]);
  });

  test('tags without a label have the only one of the label config', async () => {
    const folder = temporaryFolder();
    const one = config.replace('<Label value="LOC"/>', '');
    writeFiles(folder, { 'a.conll': 'Of O\nAnn B\n', 'c.xml': one });
    const { stdout } = await lsimport(folder, ['convert', 'a.conll', '-l', 'c.xml', '--to', 'tasks-1.x']);
    expect(JSON.parse(stdout)[0].annotations[0].result[0].value.labels).toEqual(['PER']);
  });

  test.each([
    ['blood groups', 'Ann\tO\nBob\tA\nEve\tB\n'],
    ['blood groups in blocks', 'Ann\tO\nBob\tA\n\nEve\tAB\nJim\tB\n'],
    ['words and their classes', 'the DT\ndog NN\n\nit PRP\nruns VB\n'],
  ])('%s are not tags', async (_name, text) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.tsv': text });
    const { stderr } = await lsimport(folder, ['check', 'a.tsv', '-l', 'auto']);
    expect(stderr).not.toContain('as conll');
  });
});

test('a token that is the same throughout a short text stays the token', async () => {
  const { texts } = await importConll('ha UH O\nha UH O\nha UH O\n\n1 CD O\n2 CD O\n3 CD O\n');
  expect(texts).toEqual(['ha ha ha', '1 2 3']);
});

test.each([
  // OntoNotes names its files so; other data sets have files without an ending.
  ['cctv_0000.v4_gold_conll', '#begin document (bc/x); part 000\nAnn B-PER\nmet O\n\n#end document\n', 1],
  ['train', 'Ann B-PER\nmet O\n\nBob B-PER\nleft O\n\n', 2],
])('%s is CoNLL', async (name, text, tasks) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stdout, stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
  expect(stderr).toContain(`Reading ${name} as conll`);
  expect(stdout).toContain(`Checked ${tasks} task`);
});

test('sentences end at blank lines and at marks of documents; CRLF, a byte order mark and comments do no harm', async () => {
  const text =
    '\ufeff-DOCSTART- -X- O O\r\n\r\n# id = 7\r\nAda B-PER\r\n \r\n\r\n# O\r\n-DOCSTART- O\r\nBob B-PER';
  const { code, texts, spans, skipped } = await importConll(text);
  expect(code).toBe(0);
  expect(texts).toEqual(['Ada', '#', 'Bob']);
  expect(spans).toEqual([[[0, 3, 'PER']], [], [[0, 3, 'PER']]]);
  expect(skipped).toEqual({ 'document markers (-DOCSTART-)': 2, comments: 1 });
});

test('a change of the label begins a span; I- after O is a slip once B- has followed O', async () => {
  const { code, diagnostics, spans } = await importConll('a B-PER\nb I-LOC\nc O\nd I-LOC\n');
  expect(code).toBe(0);
  expect(spans).toEqual([
    [
      [0, 1, 'PER'],
      [2, 3, 'LOC'],
      [6, 7, 'LOC'],
    ],
  ]);
  expect(diagnostics).toMatchObject([
    { code: 'tag-out-of-turn', line: 2 },
    { code: 'tag-out-of-turn', line: 4 },
  ]);
});

test.each([
  ['a label alone', 'Ada PER'],
  ['half a tag', 'Ada B-'],
  ['one column', 'Ada'],
])('a line with %s is found', async (_name, line) => {
  const { code, diagnostics } = await importConll(`Bob B-PER\n${line}\n`);
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ code: 'tag-malformed', line: 2, task: 0 }]);
});

test('a label that the label config lacks is found where its span begins', async () => {
  const { diagnostics } = await importConll('\nin O\nBob B-DOG\nby I-DOG\n');
  expect(diagnostics).toMatchObject([{ code: 'unknown-label', line: 3, task: 0 }]);
});

// Columns are what Python's line.split(' ') and line.split('\t') give, as Hugging Face's conll2003 cuts them.
describe.each([
  ['no-break space', '\u00a0'],
  ['narrow no-break space', '\u202f'],
  ['ideographic space', '\u3000'],
  ['line separator', '\u2028'],
  ['zero width no-break space', '\ufeff'],
  ['vertical tab', '\v'],
])('a %s belongs to its token', (_name, space) => {
  test.each([
    ['spaces', ' '],
    ['tabs', '\t'],
  ])('between %s', async (_columns, gap) => {
    const lines = [
      `10${space}000${gap}B-LOC`,
      `euros${gap}O`,
      `${space}in${space}${gap}O`,
      `${space}${gap}O`,
    ];
    const { code, texts, spans } = await importConll(lines.join('\n'));
    expect(code).toBe(0);
    expect(texts).toEqual([`10${space}000 euros ${space}in${space} ${space}`]);
    expect(spans).toEqual([[[0, 6, 'LOC']]]);
  });
});

test('spaces and tabs around columns are none of them', async () => {
  const { texts } = await importConll(' Ada  NNP   B-PER \n\tin \t IN\t\tO\t\n');
  expect(texts).toEqual(['Ada in']);
});

test('a long run of spaces takes no long time', async () => {
  const { code } = await importConll(`a${' '.repeat(1_000_000)}b O\nc\td${' '.repeat(1_000_000)}e\tO\n`);
  expect(code).toBe(0);
});

test('a sentence that is refused is put aside with its lines as they are', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in.conll': 'A B-PER\r\nrest\r\n# B\r\nB  O\r\n\r\nC O\r\n', 'config.xml': config });
  const args = [
    'convert',
    'in.conll',
    '-l',
    'config.xml',
    '--invalid-tasks',
    'skip',
    '--rejected',
    'r.jsonl',
  ];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  const rejected = JSON.parse(readFileSync(join(folder, 'r.jsonl'), 'utf8'));
  expect(rejected.original).toBe('A B-PER\nrest\n# B\nB  O');
});

test('spans need a Text: the editor of Label Studio finds no places in a HyperText by offsets', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in.conll': 'Ada B-PER\n', 'config.xml': config.replace('<Text', '<HyperText') });
  const args = ['check', '-i', 'in.conll', '--input-format', 'conll', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    { code: 'label-without-control', message: expect.stringContaining('<Labels> for a <Text>') },
  ]);
});

describe('where the tokens are numbered', () => {
  test('CoNLL-U: words, not multiword tokens and empty nodes; the tag is an attribute among others', async () => {
    const line = (id: string, form: string, misc: string) => `${id}\t${form}${'\t_'.repeat(7)}\t${misc}`;
    const text = [
      '# text = Ada va au Caire',
      line('1', 'Ada', 'name=B-PER'),
      line('2', 'va', 'name=O'),
      line('3-4', 'au', '_'),
      line('3', 'à', 'SpaceAfter=No|name=O'),
      line('3.1', 'x', '_'),
      line('4', 'Caire', 'name=B-LOC'),
    ].join('\n');
    const { code, texts, spans, skipped } = await importConll(text);
    expect({ code, texts }).toEqual({ code: 0, texts: ['Ada va à Caire'] });
    expect(spans).toEqual([
      [
        [0, 3, 'PER'],
        [9, 14, 'LOC'],
      ],
    ]);
    expect(skipped).toMatchObject({ comments: 1, 'multiword tokens': 1, 'empty nodes': 1 });
  });

  test('CoNLL-U without named entities is refused by its name', async () => {
    const folder = temporaryFolder();
    const line = (id: number) => `${id}\tAda\tAda\tPROPN\tNNP\t_\t0\troot\t_\tSpaceAfter=No`;
    writeFiles(folder, { 'a.conllu': `${line(1)}\n${line(2)}\n`, 'config.xml': config });
    const { code, stderr } = await lsimport(folder, ['check', '-i', 'a.conllu', '-l', 'config.xml']);
    expect(code).toBe(1);
    expect(stderr).toContain('a.conllu is CoNLL-U in which no column has a BIO tag');
  });

  test('a token that is a number does not make a file one with numbers', async () => {
    const { texts } = await importConll('1\tNUM\tO\nApril\tNNP\tO\n');
    expect(texts).toEqual(['1 April']);
  });
});

test('a file without tags in the last column is read with the column that has them throughout', async () => {
  const { code, texts, spans } = await importConll('Ada\tB-PER\tkim\nran\tO\t-\n');
  expect({ code, texts, spans }).toEqual({ code: 0, texts: ['Ada ran'], spans: [[[0, 3, 'PER']]] });
});

test('the files of the CoNLL-2003 shared task are known by their content', async () => {
  const folder = temporaryFolder();
  const text =
    '-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\nGerman JJ B-NP B-MISC\n\nPeter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n';
  writeFiles(folder, { 'eng.testa': text });
  const { stdout } = await lsimport(folder, ['check', 'eng.testa', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ format: 'conll', tasks: 2 });
});

test.each([
  [
    'GermEval',
    '#\thttp://x [2009-10-17]\n1\tAda\tB-PER\tO\n2\tcame\tO\tO\n\n#\thttp://y [2010]\n1\tBonn\tB-LOC\tO\n2\t.\tO\tO\n',
    'conll',
  ],
  ['WNUT 17', 'Ada\tB-person\ncame\tO\n\nBob\tB-person\nleft\tO\n', 'conll'],
  ['a table', 'token\ttag\nAda\tB-PER\ncame\tO\n', 'tsv'],
  ['a table of one sentence', 'Ada\tB-PER\ncame\tO\nback\tO\n', 'tsv'],
])('a .tsv of %s is known by its content', async (_name, text, format) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.tsv': text });
  const { stdout } = await lsimport(folder, ['check', 'a.tsv', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).format).toBe(format);
});

test('below labels without B- or I-, what is no label is said to be wrong', async () => {
  const sentences = 'Of\tO\ncolon\tPER\ncancer\tPER\n\n'.repeat(12_000);
  const { diagnostics } = await importConll(`${sentences}Rome\tB-LOC\nin\tLOC|PER\n`);
  expect(diagnostics.map(({ code, line }: { code: string; line: number }) => [code, line])).toEqual([
    ['tag-malformed', 48_002],
  ]);
});
