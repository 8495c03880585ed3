import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(name: string, text: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const args = ['convert', name, '-l', 'auto', '--to', 'tasks-1.x', ...more];
  const { stdout, stderr } = await lsimport(folder, args);
  const tasks: {
    data: { text: string };
    annotations?: { result: { value: { start: number; end: number; text: string; labels: string[] } }[] }[];
  }[] = stdout === '' ? [] : JSON.parse(stdout);
  const spans = tasks.map(({ annotations }) =>
    annotations?.[0]?.result.map(({ value }) => [value.start, value.end, value.text, ...value.labels]),
  );
  return { stderr, texts: tasks.map(({ data }) => data.text), spans };
}

const lived = [
  [0, 12, 'Ada Lovelace', 'PER'],
  [17, 23, 'London', 'LOC'],
];

test.each([
  ['a.csv', 'text,labels\nAda Lovelace  in London,B-PER I-PER O B-LOC\nIt rained,O O\n'],
  // As "NER dataset" of Kaggle has them.
  [
    'ner.csv',
    `Sentence #,Sentence,POS,Tag\nSentence: 1,Ada Lovelace  in London,"['NNP', 'NNP', 'IN', 'NNP']","['B-PER', 'I-PER', 'O', 'B-LOC']"\nSentence: 2,It rained,"['PRP', 'VBD']","['O', 'O']"\n`,
  ],
  [
    'a.jsonl',
    '{"text": "Ada Lovelace  in London", "ner_tags": ["B-PER", "I-PER", "O", "B-LOC"]}\n{"text": "It rained", "ner_tags": ["O", "O"]}\n',
  ],
])('a tag for each word of a text is read: %s', async (name, text) => {
  const { texts, spans } = await convert(name, text);
  expect(texts).toEqual(['Ada Lovelace  in London', 'It rained']);
  expect(spans).toEqual([lived, []]);
});

test('offsets are those of the text with emoji as well', async () => {
  const { spans } = await convert('a.csv', 'text,labels\n😀 Ada left,O B-PER O\n');
  expect(spans).toEqual([[[2, 5, 'Ada', 'PER']]]);
});

test('other numbers of words and tags are an error', async () => {
  const csv = 'text,labels\nAda left,B-PER O\nBob left early,B-PER O\n';
  const { stderr } = await convert('a.csv', csv);
  expect(stderr).toContain('it has 2 tags for 3 words');
});

test.each(['Ada,O\nBob,O\n', 'vitamin,B-12\niron,C\n', 'Ada left,pos O\n', 'some vitamin here,B-12\n'])(
  'no tags are in %j',
  async (rows) => {
    const { stderr, spans } = await convert('a.csv', `text,label\n${rows}`);
    expect(stderr).not.toContain('spans-csv');
    expect(spans.flat().filter(Boolean)).toEqual([]);
  },
);

test.each([
  '{"text": "Ada left.", "tokens": ["Ada", "left", "."], "ner_tags": ["B-PER", "O", "O"]}\n',
  '{"text": "Ada left.", "tokens": ["Ada", "left."], "ner_tags": ["B-PER", "O"]}\n',
  '{"text": "Ada left.", "ner_tags": ["B-PER", "O", "O"]}\n',
])('tags of other tokens stay data: %s', async (text) => {
  const { stderr, texts } = await convert('a.jsonl', text);
  expect(stderr).not.toContain('error');
  expect(texts).toEqual(['Ada left.']);
});
