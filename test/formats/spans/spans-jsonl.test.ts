import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/><Label value="LOC"/></Labels></View>';

interface Result {
  id: string;
  type: string;
  value: { start: number; end: number; text: string; labels: string[] };
}

interface Task {
  data: Record<string, unknown>;
  predictions?: { result: Result[]; score?: number }[];
  completions?: { result: Result[] }[];
  annotations?: { result: Result[] }[];
}

/** Converts a file and gives what came out, with the findings that `check --json` has for the same input. */
async function convert(files: Record<string, string>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  const [name] = Object.keys(files);
  const input = [name!, '--input-format', 'spans-jsonl', '-l', 'config.xml', ...more];
  const checked = await lsimport(folder, ['check', ...input, '--json']);
  const { diagnostics } = JSON.parse(checked.stdout);
  const made = await lsimport(folder, ['convert', ...input, '-o', 'out.json', '--json']);
  const { skipped } = JSON.parse(made.stdout);
  const tasks: Task[] = made.code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  return { code: made.code, diagnostics, skipped, tasks };
}

const spansOf = ({ completions, predictions }: Task) =>
  ((completions ?? predictions)?.[0]?.result ?? [])
    .filter(({ type }) => type === 'labels')
    .map(({ value: { start, end, text, labels } }) => [start, end, text, ...labels]);

const line = (record: unknown) => `${JSON.stringify(record)}\n`;

const recorded = fixture('spans-jsonl');
const expected: Record<string, { text: string; spans: unknown[] }[]> = JSON.parse(
  readFileSync(join(recorded, 'expected.json'), 'utf8'),
);

describe('spans are those that spaCy sees', () => {
  test.each(Object.keys(expected))('%s', async (name) => {
    const file = join(recorded, name);
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': config });
    const input = ['-l', 'config.xml', '--json'];
    const checked = await lsimport(folder, ['check', file, ...input]);
    const { diagnostics, format } = JSON.parse(checked.stdout);
    // What offsets count is told by words, or by where words of the text begin and end.
    expect(diagnostics).toEqual([]);
    expect(format).toBe('spans-jsonl');
    await lsimport(folder, ['convert', file, ...input, '-o', 'out.json']);
    const tasks: Task[] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    expect(tasks.map((task) => ({ text: task.data.text, spans: spansOf(task) }))).toEqual(expected[name]);
  });
});

// Rasa; a pipeline of Hugging Face; GLiNER; tables whose cells are all texts.
test.each([
  ['entity', [{ start: 0, end: 3, value: 'ada', entity: 'PER' }]],
  ['entity_group', [{ start: 0, end: 3, word: 'ada', entity_group: 'PER', score: 0.5 }]],
  ['types', [{ start: 0, end: 3, types: ['PER'] }]],
  ['texts as offsets', [['0', '3', 'PER']]],
  ['texts as offsets in objects', [{ start: '0', end: '3', label: 'PER' }]],
  ['the words in entity', [{ start: 0, end: 3, entity: 'Ada', type: 'PER' }]],
])('other names of members: %s', async (_what, entities) => {
  const { code, tasks } = await convert({ 'a.jsonl': line({ text: 'Ada lived', entities }) });
  expect(code).toBe(0);
  expect(tasks.map(spansOf)).toEqual([[[0, 3, 'Ada', 'PER']]]);
});

test('tags of tokens are no labels, and pairs of numbers that are texts no spans under other names', async () => {
  const token = { entity: 'B-PER', index: 1, word: 'Ada', start: 0, end: 3 };
  const tagged = await convert({ 'a.jsonl': line({ text: 'Ada lived', entities: [token] }) });
  expect(tagged.diagnostics[0].message).toContain('"B-PER" is the tag of a token');
  const rows = [['1', '2', 'x']];
  const { tasks } = await convert({ 'a.jsonl': line({ text: 'Ada lived', rows }) });
  expect(tasks).toMatchObject([{ data: { rows } }]);
});

test.each([
  ['a label like the tag of a token', [{ start: 0, end: 3, entity: 'S-Bahn' }], ['S-Bahn'], {}],
  [
    'a label beside the same entity',
    [{ start: 0, end: 3, label: 'E-mail', entity: 'E-mail' }],
    ['E-mail'],
    {},
  ],
  ['a name of an entity that has a value', [{ start: 0, end: 3, entity: 'Ada', value: 'ada' }], ['Ada'], {}],
  [
    'members beside the label',
    [
      { start: 0, end: 3, label: 'PER', entity: 'Ada Lovelace' },
      { start: 4, end: 9, type: 'LOC', types: ['A', 'B'] },
    ],
    ['PER', 'LOC'],
    { 'members of spans called "entity"': 1, 'members of spans called "types"': 1 },
  ],
])('what is a label, and what is not: %s', async (_what, entities, labels, skipped) => {
  const made = await convert({ 'a.jsonl': line({ text: 'Ada lived', entities }) }, '-l', 'auto');
  expect(made.tasks.map(spansOf)).toMatchObject([labels.map((label) => ({ 3: label }))]);
  expect(made.skipped).toMatchObject(skipped);
});

test.each([
  ['words as the text has them', [{ start: 0, end: 3, entity: 'Ada' }], '"Ada" is what the text has there'],
  ['the full name', [{ start: 0, end: 3, entity: 'Ada Lovelace' }], '"Ada Lovelace" is what the text has'],
  [
    'tags without words',
    [
      { start: 0, end: 3, entity: 'B-PER' },
      { start: 4, end: 9, entity: 'I-PER' },
    ],
    '"B-PER" is the tag of a token',
  ],
])('an entity that is no label is refused, and kept as data: %s', async (_what, entities, problem) => {
  const text = line({ text: 'Ada lived', entities });
  const { diagnostics } = await convert({ 'a.jsonl': text });
  expect(diagnostics[0].message).toContain(problem);
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': text });
  const { stdout } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ format: 'jsonl', diagnostics: [] });
});

test('ends that are inclusive are told, with the words that they cut', async () => {
  const lines = (...spans: [string, [number, number, string][]][]) =>
    spans.map(([text, label]) => line({ text, label })).join('');
  const early = await convert({
    'a.jsonl': lines(
      ['Ada lived', [[0, 2, 'PER']]],
      [
        'Bob lived.',
        [
          [0, 2, 'PER'],
          [4, 8, 'LOC'],
        ],
      ],
    ),
  });
  expect(early.diagnostics).toMatchObject([
    { code: 'span-ends-early', file: 'a.jsonl', message: expect.stringContaining('such as "Ad" in "Ada"') },
  ]);
  const right = await convert({
    'a.jsonl': lines(
      [
        'Owls see',
        [
          [0, 3, 'PER'],
          [0, 4, 'PER'],
        ],
      ],
      [
        'Cats see.',
        [
          [0, 3, 'PER'],
          [5, 8, 'LOC'],
        ],
      ],
    ),
  });
  expect(right.diagnostics).toEqual([]);
});

test('for Label Studio 1.x the offsets count code points, and its check has nothing to say', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const input = [join(recorded, 'words-utf16.jsonl'), '-l', 'config.xml'];
  const { stdout } = await lsimport(folder, ['convert', ...input, '--to', 'tasks-1.x', '-o', 'out.json']);
  expect(stdout).not.toContain('span');
  const tasks: Task[] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  const { text } = tasks[1]!.data as { text: string };
  const slices = tasks[1]!.annotations![0]!.result.map(({ value: { start, end } }) =>
    [...text].slice(start, end).join(''),
  );
  expect(slices).toEqual(['José', 'Ødegård', '東京', 'Ada']);
  const checked = await lsimport(folder, [
    'check',
    'out.json',
    '-l',
    'config.xml',
    '--server',
    '1.x',
    '--json',
  ]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, diagnostics: [] });
});

test('relations join the regions of their spans, and -l auto writes their labels', async () => {
  const folder = temporaryFolder();
  const input = [join(recorded, 'relations.jsonl'), '-l', 'auto', '--labels-as', 'predictions'];
  const made = ['convert', ...input, '--to', 'tasks-1.x', '-o', 'out.json', '--write-config', 'out.xml'];
  expect((await lsimport(folder, made)).code).toBe(0);
  const [task] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  const { result } = task.predictions[0];
  const wordsOf = (id: string) => result.find((region: { id?: string }) => region.id === id).value.text;
  const relations = result
    .filter(({ type }: { type: string }) => type === 'relation')
    .map((relation: { from_id: string; to_id: string; labels: string[]; direction: string }) => [
      wordsOf(relation.from_id),
      relation.labels,
      relation.direction,
      wordsOf(relation.to_id),
    ]);
  // As the file says, which is doccano's own example.
  expect(relations).toEqual([
    ['Google', ['foundedAt'], 'right', 'September 4, 1998'],
    ['Google', ['foundedBy'], 'right', 'Larry Page'],
    ['Google', ['foundedBy'], 'right', 'Sergey Brin'],
  ]);
  expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toContain('<Relation value="foundedAt"/>');
  const checked = await lsimport(folder, ['check', 'out.json', '-l', 'out.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, diagnostics: [] });
});

test('relations of Prodigy are those between its spans', async () => {
  const span = (start: number, end: number) => ({ start, end, token_start: 0, token_end: 0, label: 'PER' });
  const record = {
    text: 'Ada met Bob.',
    spans: [span(0, 3), span(8, 11)],
    relations: [
      { head: 0, child: 2, head_span: span(0, 3), child_span: span(8, 11), label: 'met' },
      { head: 0, child: 1, head_span: span(0, 3), child_span: span(4, 7), label: 'dep' },
    ],
    answer: 'accept',
  };
  const { tasks, skipped } = await convert({ 'a.jsonl': line(record) });
  expect(tasks[0]!.completions![0]!.result.at(-1)).toEqual({
    from_id: '1',
    to_id: '2',
    type: 'relation',
    direction: 'right',
    labels: ['met'],
  });
  expect(skipped).toEqual({ 'relations of tokens that are in no span': 1 });
});

test('other members stay data, digit by digit; nothing that was labelled is an annotation without regions', async () => {
  const text =
    '{"id": 12345678901234567890, "text": "Ada", "label": [], "score": 1.10}\n{"text": "Bob", "tags": ["x"]}\n';
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': text, 'config.xml': config });
  await lsimport(folder, [
    'convert',
    'a.jsonl',
    '--input-format',
    'spans-jsonl',
    '-l',
    'config.xml',
    '-o',
    'o.json',
  ]);
  const out = readFileSync(join(folder, 'o.json'), 'utf8');
  expect(out).toContain(
    '"data":{"text":"Ada","id":12345678901234567890,"score":1.10},"completions":[{"result":[]}]',
  );
  expect(out).toContain('"data":{"text":"Bob","tags":["x"]}}');
});

test('spans that somebody rejected are not labels', async () => {
  const record = { text: 'Ada', spans: [{ start: 0, end: 3, label: 'PER' }], answer: 'reject' };
  const { tasks, skipped } = await convert({ 'a.jsonl': line(record) });
  expect(tasks).toEqual([{ id: 0, data: { text: 'Ada', answer: 'reject' } }]);
  expect(skipped).toEqual({ 'spans of texts that were rejected or ignored': 1 });
});

test('a span that is there twice is one region, and scores make predictions', async () => {
  const span = { start: 0, end: 3, label: 'PER', score: 0.5, source: 'm' };
  const { tasks, skipped } = await convert({
    'a.jsonl': line({ text: 'Ada', ents: [span], spans: { sc: [span] } }),
  });
  expect(tasks[0]!.predictions).toMatchObject([{ score: 0.5, result: [{ score: 0.5 }] }]);
  expect(skipped).toEqual({ 'spans that are there twice': 1, 'members of spans called "source"': 2 });
});

describe('the unit of offsets', () => {
  test('is that of the texts that follow where the first tell nothing', async () => {
    // What Go and Rust count; each name alone may be anything.
    const texts = [
      ['À René ici', 'René'],
      ['À Zoé là', 'Zoé'],
    ] as const;
    const lines = texts.map(([text, name]) => {
      const start = Buffer.from(text).indexOf(name);
      return JSON.stringify({ text, label: [[start, start + Buffer.byteLength(name), 'PER']] });
    });
    const { tasks, diagnostics } = await convert({ 'a.jsonl': `${lines.join('\n')}\n` });
    expect(diagnostics).toEqual([]);
    const words = tasks.map((task) => task.completions![0]!.result[0]!.value.text);
    expect(words).toEqual(['René', 'Zoé']);
  });

  const record = { text: '😀 Ada', label: [[3, 6, 'PER']] };

  test('as somebody says', async () => {
    const { tasks, diagnostics } = await convert({ 'a.jsonl': line(record) }, '--span-offsets', 'utf16');
    expect(diagnostics).toEqual([]);
    expect(tasks.map(spansOf)).toEqual([[[3, 6, 'Ada', 'PER']]]);
  });

  test('by what is possible: code points end before 6', async () => {
    expect((await convert({ 'a.jsonl': line(record) })).tasks.map(spansOf)).toEqual([[[3, 6, 'Ada', 'PER']]]);
  });

  test('a wrong one is found: beyond the text, or other words', async () => {
    const { code, diagnostics } = await convert({ 'a.jsonl': line(record) }, '--span-offsets', 'code-points');
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([
      {
        code: 'span-out-of-text',
        message: '"end" is 6, but the text is only 5 characters long.',
        line: 1,
        path: '/label/0',
      },
    ]);
    const words = { text: '😀 Ada and Bob', entities: [{ start: 2, end: 5, text: 'Ada', label: 'PER' }] };
    const other = await convert({ 'a.jsonl': line(words) }, '--span-offsets', 'utf16');
    expect(other.diagnostics).toMatchObject([
      {
        code: 'span-text-differs',
        path: '/entities/0',
        message: expect.stringContaining('" Ad", not "Ada"'),
      },
    ]);
  });

  test('what one text of a file proves holds for those after it', async () => {
    const proof = { text: '😀 Ada', entities: [{ start: 3, end: 6, text: 'Ada', label: 'PER' }] };
    const open = { text: '😀😀 Bob met Ada', label: [[5, 8, 'PER']] };
    const { tasks, diagnostics } = await convert({ 'a.jsonl': line(proof) + line(open) });
    expect(diagnostics).toEqual([]);
    expect(spansOf(tasks[1]!)).toEqual([[5, 8, 'Bob', 'PER']]);
  });
});

describe('what is wrong is found where it is', () => {
  test.each([
    [
      'a span that ends before it starts',
      { text: 'Ada', label: [[2, 1, 'PER']] },
      'span-backwards',
      '/label/0',
    ],
    ['a span beyond the text', { text: 'Ada', label: [[0, 9, 'PER']] }, 'span-out-of-text', '/label/0'],
    ['no label', { text: 'Ada', spans: [{ start: 0, end: 1 }] }, 'label-malformed', '/spans/0'],
    [
      'a label without a name',
      { text: 'Ada', annotations: [{ start_offset: 0, end_offset: 1, label: 4 }] },
      'label-malformed',
      '/annotations/0',
    ],
    [
      'offsets that are no numbers',
      {
        text: 'Ada',
        label: [
          [0, 1, 'PER'],
          ['x', 1, 'PER'],
        ],
      },
      'label-malformed',
      '/label/1',
    ],
    [
      'a relation to no span',
      {
        text: 'Ada',
        entities: [{ id: 1, start_offset: 0, end_offset: 3, label: 'PER' }],
        relations: [{ from_id: 1, to_id: 2, type: 'x' }],
      },
      'label-malformed',
      '/relations/0',
    ],
    ['no text', { label: [[0, 1, 'PER']] }, 'label-malformed', ''],
    [
      'a label that the config lacks',
      { text: 'Ada', label: [[0, 3, 'DOG']] },
      'unknown-label',
      '/completions/0/result/0/value/labels/0',
    ],
    ['tags without names', { tokens: ['Ada'], ner_tags: [1] }, 'tag-without-name', '/ner_tags/0'],
    ['fewer tags than tokens', { tokens: ['Ada', 'b'], ner_tags: ['O'] }, 'label-malformed', '/ner_tags'],
    [
      'a tag of no scheme',
      { tokens: ['Ada', 'b'], ner_tags: ['O', 'PER'] },
      'label-malformed',
      '/ner_tags/1',
    ],
  ])('%s', async (_name, record, code, path) => {
    const made = await convert({ 'a.jsonl': `\n${line({ text: 'x', label: [] })}${line(record)}` });
    expect(made.code).toBe(1);
    expect(made.diagnostics).toMatchObject([{ code, line: 3, path, task: 1 }]);
    expect(made.diagnostics).toHaveLength(1);
  });

  test('what is not JSON, and what is not UTF-8', async () => {
    const { diagnostics } = await convert({ 'a.jsonl': `{"text": \n${line({ text: 'x', label: [] })}` });
    expect(diagnostics).toMatchObject([{ code: 'invalid-json', line: 1 }]);
  });

  test('a label config without Labels: the file is then no list of spans unless somebody says so', async () => {
    const choices =
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/></Choices></View>';
    const files = { 'a.jsonl': line({ text: 'Ada', label: [[0, 3, 'PER']] }), 'config.xml': choices };
    expect((await convert(files)).diagnostics).toMatchObject([
      { code: 'label-without-control', path: '/label/0' },
    ]);
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['check', 'a.jsonl', '-l', 'config.xml']);
    expect(stderr).toContain('as jsonl');
    expect(stderr).toContain('--input-format spans-jsonl');
  });

  const pairs = [
    ['Ada lived in London.', { entities: [[0, 3, 'PER']] }],
    ['Rain.', { entities: [] }],
  ];

  test('a .json list of pairs, which spaCy 2 trained with, is found without a format', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'train.json': JSON.stringify(pairs, null, 1), 'config.xml': config });
    const args = ['convert', 'train.json', '-l', 'config.xml', '-o', 'out.json', '--json'];
    const { code, stdout } = await lsimport(folder, args);
    expect({ code, format: JSON.parse(stdout).format }).toEqual({ code: 0, format: 'spans-jsonl' });
    const tasks: Task[] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    expect(tasks.map(spansOf)).toEqual([[[0, 3, 'Ada', 'PER']], []]);
  });

  test('one document as Doc.to_json of spaCy 3 writes it is found without a format', async () => {
    const document = {
      text: 'Ada "A." lived in London.',
      ents: [{ start: 0, end: 3, label: 'PER' }],
      sents: [{ start: 0, end: 25 }],
      tokens: [{ id: 0, start: 0, end: 3 }],
    };
    const folder = temporaryFolder();
    writeFiles(folder, { 'doc.json': JSON.stringify(document), 'config.xml': config });
    const args = ['convert', 'doc.json', '-l', 'config.xml', '-o', 'out.json', '--json'];
    const { code, stdout } = await lsimport(folder, args);
    expect({ code, format: JSON.parse(stdout).format }).toEqual({ code: 0, format: 'spans-jsonl' });
    const tasks: Task[] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    expect(tasks.map(spansOf)).toEqual([[[0, 3, 'Ada', 'PER']]]);
  });

  test('such a list with a label config without Labels is named', async () => {
    const folder = temporaryFolder();
    const image = '<View><Image name="i" value="$image"/></View>';
    writeFiles(folder, { 'train.json': JSON.stringify(pairs), 'config.xml': image });
    const { stderr } = await lsimport(folder, ['check', 'train.json', '-l', 'config.xml']);
    expect(stderr).toContain('It looks like texts with spans');
  });
});

describe('tags that are numbers', () => {
  const records = line({ tokens: ['Ada', 'in', 'Rome'], ner_tags: [1, 0, 2] });
  const wanted = [
    [0, 3, 'Ada', 'PER'],
    [7, 11, 'Rome', 'LOC'],
  ];

  test.each([
    ['a list', {}, 'O,B-PER,B-LOC'],
    ['a model', { 'm.json': '{"id2label": {"0": "O", "1": "B-PER", "2": "B-LOC"}}' }, 'm.json'],
    ['numbers by name', { 'm.json': '{"label2id": {"O": 0, "B-PER": 1, "B-LOC": 2}}' }, 'm.json'],
    ['lines', { 'm.txt': 'O\nB-PER\nB-LOC\n' }, 'm.txt'],
    ['names without a scheme', {}, 'O,PER,LOC'],
  ])('have the names of %s', async (_name, files, names) => {
    const { tasks, diagnostics } = await convert({ 'a.jsonl': records, ...files }, '--tag-names', names);
    expect(diagnostics).toEqual([]);
    expect(tasks.map(spansOf)).toEqual([wanted]);
  });

  test('have those of a file beside them, which is said', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.jsonl': records,
      'config.json': '{"id2label": {"0": "O", "1": "B-PER", "2": "B-LOC"}}',
    });
    const { stderr, code } = await lsimport(folder, ['convert', 'a.jsonl', '-l', 'auto', '-o', 'out.json']);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'The names of the tags are those in config.json beside a.jsonl: O, B-PER, B-LOC.',
    );
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).map(spansOf)).toEqual([wanted]);
  });

  test('a number beyond the names is found', async () => {
    const { diagnostics } = await convert({ 'a.jsonl': records }, '--tag-names', 'O,B-PER');
    expect(diagnostics).toMatchObject([{ code: 'tag-without-name', path: '/ner_tags/2' }]);
    expect(diagnostics[0].message).toBe('The tag 2 is not one of the 2 that have names, counting from 0.');
  });

  test('numbers without any names say how to name them', async () => {
    const { diagnostics } = await convert({ 'a.jsonl': records });
    expect(diagnostics).toMatchObject([{ code: 'tag-without-name' }]);
    expect(diagnostics[0].help).toContain('--tag-names O,B-PER,I-PER');
  });
});

test('a list in one JSON file, CRLF and a byte order mark', async () => {
  const record = { text: 'Ada', label: [[0, 3, 'PER']] };
  for (const text of [
    JSON.stringify([record]),
    `\ufeff${JSON.stringify(record)}\r\n\r\n`,
    `[\n ${JSON.stringify(record)}\n]`,
  ]) {
    expect((await convert({ 'a.json': text })).tasks.map(spansOf)).toEqual([[[0, 3, 'Ada', 'PER']]]);
  }
});

test('more than one batch', async () => {
  const { tasks } = await convert({
    'a.jsonl': line({ text: 'Ada'.padEnd(500), label: [[0, 3, 'PER']] }).repeat(2000),
  });
  expect(tasks).toHaveLength(2000);
  expect(spansOf(tasks.at(-1)!)).toEqual([[0, 3, 'Ada', 'PER']]);
});
