import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';

interface Result {
  id: string;
  type: string;
  from_name: string;
  value: { start: number; end: number; text: string; labels: string[] };
  from_id: string;
  to_id: string;
  labels: string[];
}

const ner = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const pos = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
const dependency = 'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency';

/** A file with the declarations of layers, and rows below them. */
const file = (layers: readonly string[], ...rows: string[]) =>
  ['#FORMAT=WebAnno TSV 3.3', ...layers, '', '', ...rows, ''].join('\n');

/** The spans and relations of a file, as `convert -l auto` writes them for 1.x, which must find nothing wrong with them. */
async function convert(text: string, name = 'a.tsv') {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const args = ['convert', name, '-l', 'auto', '-o', 'new.json', '--write-config', 'c.xml', '--json'];
  const made = JSON.parse((await lsimport(folder, args)).stdout);
  expect(made.diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  const [task] = JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8'));
  await lsimport(folder, ['convert', name, '-l', 'auto', '--to', 'tasks-1.x', '-o', '1.json']);
  const again = await lsimport(folder, ['check', '1.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(again.stdout).diagnostics).toEqual([]);
  const result: Result[] = task.completions?.[0].result ?? [];
  const spans = result.filter(({ type }) => type === 'labels');
  const words = (id: string) => spans.find((span) => span.id === id)!.value.text;
  for (const { value } of spans) expect(task.data.text.slice(value.start, value.end)).toBe(value.text);
  return {
    text: task.data.text as string,
    format: made.format as string,
    notes: made.notes as string[],
    codes: made.diagnostics.map(({ code }: { code: string }) => code) as string[],
    skipped: made.skipped as Record<string, number>,
    spans: spans.map(({ value: { start, end, labels } }) => [start, end, ...labels]),
    relations: result
      .filter(({ type }) => type === 'relation')
      .map(({ from_id, to_id, labels }) => [words(from_id), ...labels, words(to_id)]),
    answers: result.filter(({ from_name, type }) => from_name && type !== 'labels'),
    isAnnotated: task.completions !== undefined,
  };
}

/** The examples of the specification: "WebAnno TSV 3.3 File format" in the user guide of INCEpTION, by the headings of its sections. */
describe('the examples of the specification', () => {
  test('Encoding and Offsets: UTF-16 units', async () => {
    const rows = [
      '#Text=I like it 😊 .',
      '1-1\t0-1\tI\t_',
      '1-2\t2-6\tlike\t_',
      '1-3\t7-9\tit\t_',
      '1-4\t10-12\t😊\t*',
      '1-5\t13-14\t.\t_',
    ];
    const { text, spans, format, codes } = await convert(file(['#T_SP=webanno.custom.Span|value'], ...rows));
    expect({ text, spans, format, codes }).toEqual({
      text: 'I like it 😊 .',
      spans: [[10, 12, 'Span']],
      format: 'webanno-tsv',
      codes: [],
    });
  });

  test('Token and Sub-token Annotations: overlapping sub-tokens', async () => {
    const rows = [
      '#Text=He plays',
      '1-1\t0-2\tHe\t_',
      '1-2\t3-8\tplays\t_',
      '1-2.1\t3-6\tpla\tA',
      '1-2.2\t5-8\tays\tB',
    ];
    expect((await convert(file(['#T_SP=webanno.custom.Span|value'], ...rows))).spans).toEqual([
      [3, 6, 'A'],
      [5, 8, 'B'],
    ]);
  });

  test('Span Annotations: features of one layer and another', async () => {
    const layers = [`#T_SP=${pos}|PosValue`, '#T_SP=webanno.custom.Sentiment|Category|Opinion'];
    const { spans, answers, notes } = await convert(
      file(layers, '#Text=unhappy', '1-1\t0-7\tunhappy\tJJ\tabstract\tnegative'),
    );
    expect(spans).toEqual([
      [0, 7, 'JJ'],
      [0, 7, 'abstract'],
    ]);
    expect(answers).toMatchObject([
      { from_name: 'Opinion', type: 'textarea', value: { start: 0, end: 7, text: ['negative'] } },
    ]);
    expect(notes).toContain('The labels of the layer "Sentiment" are its feature "Category".');
  });

  test('Disambiguation IDs: spans of several tokens, and stacked ones', async () => {
    const layers = [`#T_SP=${pos}|PosValue`, `#T_SP=${ner}|value`];
    const rows = ['#Text=Ms. Haag', '1-1\t0-3\tMs.\tNNP\tPER[1]|PERpart[2]', '1-2\t4-8\tHaag\tNNP\tPER[1]'];
    expect((await convert(file(layers, ...rows))).spans).toEqual([
      [0, 3, 'NNP'],
      [0, 8, 'PER'],
      [0, 3, 'PERpart'],
      [4, 8, 'NNP'],
    ]);
  });

  test('Slot features: roles become relations', async () => {
    const layers = [
      '#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu',
      '#T_SP=webanno.custom.Lu|luvalue',
    ];
    // There the sentence is the second, and the row of the slots lacks its last column, which INCEpTION itself refuses.
    const rows = [
      '#Text=Bob auctioned the clock to John.',
      '1-1\t0-3\tBob\t_\t_\t_\tbob',
      '1-2\t4-13\tauctioned\ttransaction\tseller;goods;buyer\t1-1;1-3[4];1-6\t_',
      '1-3\t14-17\tthe\t_\t_\t_\tclock[4]',
      '1-4\t18-23\tclock\t_\t_\t_\tclock[4]',
      '1-5\t24-26\tto\t_\t_\t_\t_',
      '1-6\t27-31\tJohn\t_\t_\t_\tjohn',
      '1-7\t31-32\t.\t_\t_\t_\t_',
    ];
    const { spans, relations, codes } = await convert(file(layers, ...rows));
    expect(spans).toEqual([
      [0, 3, 'bob'],
      [4, 13, 'transaction'],
      [14, 23, 'clock'],
      [27, 31, 'john'],
    ]);
    expect(relations).toEqual([
      ['auctioned', 'seller', 'Bob'],
      ['auctioned', 'goods', 'the clock'],
      ['auctioned', 'buyer', 'John'],
    ]);
    expect(codes).toEqual([]);
  });

  test('Chain Annotations: links are counted by the name of the layer', async () => {
    const layer =
      '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation';
    const rows = [
      '#Text=He shot himself with his revolver.',
      '1-1\t0-2\tHe\tpr[1]\tcoref->1-1',
      '1-2\t3-7\tshot\t_\t_',
      '1-3\t8-15\thimself\tpr[1]\tcoref->1-2',
      '1-4\t16-20\twith\t_\t_',
      '1-5\t21-24\this\tpr[1]\t*->1-3',
      '1-6\t25-33\trevolver\tpr[1]\t*->1-3',
      '1-7\t33-34\t.\t_\t_',
    ];
    const { spans, skipped, isAnnotated } = await convert(file([layer], ...rows));
    expect({ spans, isAnnotated }).toEqual({ spans: [], isAnnotated: false });
    expect(skipped).toEqual({ 'links of chains of the layer "CoreferenceLink"': 3 });
  });

  test('Relation Annotations: from the governor to the token of the row', async () => {
    const layers = [`#T_SP=${pos}|PosValue`, `#T_RL=${dependency}|DependencyType|BT_${pos}`];
    const rows = [
      '#Text=Ms. Haag plays Elianti .',
      '1-1\t0-3\tMs.\tNNP\tSUBJ\t1-3',
      '1-2\t4-8\tHaag\tNNP\tSBJ\t1-3',
      '1-3\t9-14\tplays\tVBD\tP|ROOT\t1-5|1-3',
      '1-4\t15-22\tElianti\tNNP\tOBJ\t1-3',
      '1-5\t23-24\t.\t.\t_\t_',
    ];
    expect((await convert(file(layers, ...rows))).relations).toEqual([
      ['plays', 'SUBJ', 'Ms.'],
      ['plays', 'SBJ', 'Haag'],
      ['.', 'P', 'plays'],
      ['plays', 'ROOT', 'plays'],
      ['plays', 'OBJ', 'Elianti'],
    ]);
  });

  test('Relation Annotations: ids of both ends', async () => {
    const layers = [`#T_SP=${ner}|value`, `#T_RL=webanno.custom.Relation|value|BT_${ner}`];
    const rows = [
      '#Text=This is a test .',
      '1-1\t0-4\tThis\t*\t_\t_',
      '1-2\t5-7\tis\t_\t_\t_',
      '1-3\t8-9\ta\t_\t_\t_',
      '1-4\t10-14\ttest\t_\t_\t_',
      '1-5\t15-16\t.\tA[1]|B[2]\t*\t1-1[0_2]',
    ];
    const { spans, relations } = await convert(file(layers, ...rows));
    expect(spans).toEqual([
      [0, 4, 'NamedEntity'],
      [15, 16, 'A'],
      [15, 16, 'B'],
    ]);
    expect(relations).toEqual([['This', 'Relation', '.']]);
  });

  test('Sentence Representation: several lines, ids, and the space between sentences', async () => {
    const rows = [
      '#Sentence.id=s1',
      '#Text=Bell makes',
      '#Text=products.',
      '1-1\t0-4\tBell\tA[1]',
      '1-2\t5-10\tmakes\t_',
      '1-3\t11-19\tproducts\t_',
      '1-4\t19-20\t.\t_',
      '',
      '#Text=It\\tsells.',
      '2-1\t20-22\tIt\tB',
      '2-2\t23-28\tsells\t_',
      '2-3\t28-29\t.\t_',
      '',
      '#Text=So.',
      '3-1\t32-34\tSo\tA[1]',
      '3-2\t34-35\t.\t_',
    ];
    const { text, spans, skipped } = await convert(file(['#T_SP=webanno.custom.Span|value'], ...rows));
    expect(text).toBe('Bell makes\nproducts.It\tsells.\n  So.');
    expect(spans).toEqual([
      [0, 34, 'A'],
      [20, 22, 'B'],
    ]);
    expect(skipped).toEqual({ 'ids of sentences': 1 });
  });

  test('Reserved Characters: in texts and values', async () => {
    const rows = [
      '#Text=a\\\\b [c] x_y',
      '1-1\t0-3\ta\\\\b\tA\\|B\\_\\[1\\]',
      '1-2\t4-7\t[c]\tx\\->y\\;\\*',
      '1-3\t8-11\tx_y\t\\_',
    ];
    const { text, spans, codes } = await convert(file(['#T_SP=webanno.custom.Span|value'], ...rows));
    expect(text).toBe('a\\b [c] x_y');
    expect(spans).toEqual([
      [0, 3, 'A|B_[1]'],
      [4, 7, 'x->y;*'],
      [8, 11, '_'],
    ]);
    expect(codes).toEqual([]);
  });
});

const layer = ['#T_SP=webanno.custom.Span|value'];
const sentence = ['#Text=Ada met Bob', '1-1\t0-3\tAda\tPER', '1-2\t4-7\tmet\t_', '1-3\t8-11\tBob\tPER'];

// The spans of a test of INCEpTION's own writer (testSubMultiTokenSpanWithFeatureValue): each begins and ends within or at the edge of a token.
test('spans of parts of several tokens end where INCEpTION ends them', async () => {
  const rows = [
    '#Text=aaaaaa bbbbbb cccccc',
    '1-1\t0-6\taaaaaa\t2[1]|7[2]|1[3]',
    '1-1.1\t3-6\taaa\t9[4]|6[5]|8[6]',
    '1-2\t7-13\tbbbbbb\t2[1]|9[4]|6[5]|4[7]',
    '1-2.1\t7-10\tbbb\t7[2]|8[6]',
    '1-2.2\t7-11\tbbbb\t4[7]',
    '1-2.3\t7-7\t\t11',
    '1-3\t14-20\tcccccc\t_',
    '1-3.1\t14-17\tccc\t9[4]',
  ];
  expect((await convert(file(['#T_SP=webanno.custom.Span|value'], ...rows))).spans).toEqual([
    [0, 13, '2'],
    [0, 10, '7'],
    [0, 6, '1'],
    [3, 17, '9'],
    [3, 13, '6'],
    [3, 10, '8'],
    [7, 11, '4'],
    [7, 7, '11'],
  ]);
});

test('a folder of exported documents is read, also with the trailing tabs of INCEpTION and Windows line ends', async () => {
  const found = await checkInput(
    {
      'in/annotation/a.txt/admin.tsv': file(layer, ...sentence.map((row) => `${row}\t`)).replaceAll(
        '\n',
        '\r\n',
      ),
      'in/curation/b.txt/CURATION_USER.tsv': file(layer, ...sentence),
    },
    'in',
  );
  expect(found).toMatchObject({ exitCode: 0, codes: [], format: 'webanno-tsv', skipped: {} });
});

test('other tables in the folder are skipped, counted and named', async () => {
  const found = await checkInput(
    {
      'in/a.tsv': file(layer, ...sentence),
      'in/words.tsv': 'word\tcount\nAda\t1\n',
      'in/b/counts.tsv': '1\t2\n',
    },
    'in',
  );
  expect(found).toMatchObject({
    exitCode: 0,
    codes: [],
    format: 'webanno-tsv',
    skipped: { '.tsv files that are no WebAnno TSV': 2 },
  });
  expect(found.notes.join('\n')).toContain(
    'Skipped 2 .tsv files that are no WebAnno TSV: in/words.tsv, in/b/counts.tsv.',
  );
});

// INCEpTION writes the whole text of a sentence and the offsets of its tokens (Tsv3XSerializer): here of "  Ada met\n\tBob".
test('spaces at the start of a sentence are there once', async () => {
  const rows = [
    ...['#Text=  Ada met', '1-1\t2-5\tAda\tPER', '1-2\t6-9\tmet\t_', ''],
    ...['#Text=\\tBob', '2-1\t11-14\tBob\tPER'],
  ];
  const { text, spans, codes } = await convert(file(layer, ...rows));
  expect({ text, spans, codes }).toEqual({
    text: '  Ada met\n\tBob',
    spans: [
      [2, 5, 'PER'],
      [11, 14, 'PER'],
    ],
    codes: [],
  });
});

test('the label is the feature that is called like the layer, and cells without a column are counted', async () => {
  const rows = ['#Text=Ada', '1-1\t0-3\tAda\t*\tdrug\t*\tx\t_'];
  const { spans, skipped } = await convert(
    file(['#T_SP=webanno.custom.MedicalEntity|DCT|MedicalEntity|TIMEX'], ...rows),
  );
  expect(spans).toEqual([[0, 3, 'drug']]);
  expect(skipped).toEqual({ 'cells in columns that the header does not declare': 1 });
});

test('a layer without features, and a span that two annotators made twice', async () => {
  const rows = ['#Text=Ada', '1-1\t0-3\tAda\t*[1]|*[2]'];
  const { spans, skipped } = await convert(file(['#T_SP=webanno.custom.Note|'], ...rows));
  expect(spans).toEqual([[0, 3, 'Note']]);
  expect(skipped).toEqual({ 'spans that are there twice': 1 });
});

test.each<[string, string, string, number, string]>([
  ['of version 2', '#FORMAT=WebAnno TSV 2.0\n', 'label-dialect', 1, 'WebAnno TSV 2.0'],
  ['that begins with something else', 'a\tb\n', 'label-file-malformed', 1, '#FORMAT'],
  [
    'with too few columns',
    file(layer, '#Text=Ada', '1-1\t0-3\tAda'),
    'label-malformed',
    6,
    '3 columns, and the header declares 4',
  ],
  [
    'without offsets',
    file(layer, '#Text=Ada', '1-1\tx\tAda\t_'),
    'label-malformed',
    6,
    'number of a token and its offsets',
  ],
  [
    'with sentences that overlap',
    file(layer, ...sentence, '', '#Text=So', '2-1\t3-5\tSo\t_'),
    'label-file-malformed',
    11,
    'begins at 3, but the one before ends at 11',
  ],
  [
    'with a sentence far away',
    file(layer, ...sentence, '', '#Text=So', '2-1\t3000000-3000002\tSo\t_'),
    'label-file-malformed',
    11,
    'far behind',
  ],
  ['with a span out of its text', file(layer, '#Text=Ada', '1-1\t0-9\tAda\tPER'), 'span-out-of-text', 6, '9'],
])('a file %s is an error at its line', async (_name, text, code, line, words) => {
  const { errors, exitCode } = await checkInput({ 'a.tsv': text }, 'a.tsv', '--input-format', 'webanno-tsv');
  expect(exitCode).toBe(1);
  expect(errors).toMatchObject([{ code, file: 'a.tsv', line }]);
  expect(errors[0]!.message).toContain(words);
});

test('tokens that are not what their offsets say are warnings', async () => {
  const { codes, exitCode } = await checkInput(
    { 'a.tsv': file(layer, '#Text=😀 Ada', '1-1\t0-1\t😀\t_', '1-2\t2-5\tAda\tPER') },
    'a.tsv',
  );
  expect({ codes, exitCode }).toEqual({ codes: ['span-text-differs', 'span-text-differs'], exitCode: 0 });
});

test('relations of tokens that are not there are errors; of tokens without a span they are counted', async () => {
  const layers = [...layer, '#T_RL=webanno.custom.Rel|kind|flavor|BT_webanno.custom.Span'];
  const rows = (source: string) =>
    file(layers, '#Text=Ada met', `1-1\t0-3\tAda\tPER\tx\ty\t${source}`, '1-2\t4-7\tmet\t_\t_\t_\t_');
  const counted = await checkInput({ 'a.tsv': rows('1-2') }, 'a.tsv');
  expect(counted).toMatchObject({
    exitCode: 0,
    codes: [],
    skipped: { 'relations of the layer "Rel" between tokens without a span': 1 },
  });
  const { errors } = await checkInput({ 'a.tsv': rows('1-7') }, 'a.tsv');
  expect(errors).toMatchObject([{ code: 'label-malformed', line: 7 }]);
  expect(errors[0]!.message).toContain('there is no token 1-7');
  expect((await checkInput({ 'a.tsv': rows('1-1') }, 'a.tsv')).codes).toEqual(['label-mark-lost']);
});

test('without a Labels tag it is not read, and it is said why', async () => {
  const config =
    '<View><Text name="t" value="$Ada"/><Choices name="c" toName="t"><Choice value="x"/></Choices></View>';
  const found = await checkInput(
    { 'a.tsv': file(layer, ...sentence), 'c.xml': config },
    'a.tsv',
    '-l',
    'c.xml',
  );
  expect(found.codes).toContain('labels-not-read');
});
