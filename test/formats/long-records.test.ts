import { expect, test } from 'vitest';
import { checkInput } from './labelled/check-input.ts';
import { picture } from './labelled/regions-of.ts';

// What a file is shows behind its first 64 KiB, where a record begins with something long. Each is read as the same file with short texts.
const text = 'Anna lives in Rome. '.repeat(4500);
const list = Array.from({ length: 1200 }, (_, i) => i);
const box = (id: number) => ({ id, image_id: 1, category_id: 1, bbox: [1 + (id % 50), 1, 20, 20] });

const coco = {
  annotations: list.map(box),
  categories: [{ id: 1, name: 'cat' }],
  images: [{ id: 1, file_name: 'a.svg', width: 200, height: 100 }],
};
const labelme = {
  imageData: Buffer.alloc(150_000, 7).toString('base64'),
  imageHeight: 100,
  imagePath: 'a.svg',
  imageWidth: 200,
  shapes: [
    {
      label: 'cat',
      shape_type: 'rectangle',
      points: [
        [10, 10],
        [60, 50],
      ],
    },
  ],
};
const segments = list.map((i) => ({ id: i, start: i, end: i + 1, text: ` line ${i}` }));
const jsonl = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test.each<[string, Record<string, string>, string, string]>([
  [
    'doccano',
    { 'a.jsonl': jsonl({ id: 1, text, label: [[0, 4, 'Name']] }, { id: 2, text: 'x', label: [] }) },
    'a.jsonl',
    'spans-jsonl',
  ],
  [
    'tokens of Hugging Face',
    { 'a.jsonl': jsonl({ tokens: text.split(' '), ner_tags: text.split(' ').map(() => 'O') }) },
    'a.jsonl',
    'spans-jsonl',
  ],
  [
    'spaCy',
    { 'a.json': JSON.stringify({ text, ents: [{ start: 0, end: 4, label: 'Name' }] }) },
    'a.json',
    'spans-jsonl',
  ],
  ['COCO with its annotations first', { 'a.json': JSON.stringify(coco), 'a.svg': picture }, 'a.json', 'coco'],
  ['a folder of it', { 'in/x.json': JSON.stringify(coco), 'in/a.svg': picture }, 'in', 'coco'],
  [
    'labelme with sorted keys',
    { 'in/a.json': JSON.stringify(labelme), 'in/a.svg': picture },
    'in',
    'labelme',
  ],
  ['Whisper', { 'in/a.json': JSON.stringify({ text, segments }), 'in/a.wav': 'RIFF' }, 'in', 'whisper'],
  [
    'spans in CSV',
    { 'a.csv': `text,spans\n"${text}","[{""start"": 0, ""end"": 4, ""label"": ""Name""}]"\n` },
    'a.csv',
    'spans-csv',
  ],
])('%s', async (_, files, input, format) => {
  expect((await checkInput(files, input)).format).toBe(format);
});

test('JSON-MIN of Label Studio keeps its work', async () => {
  const rows = [{ id: 1, text, mood: 'Glad', annotation_id: 1, annotator: 1, lead_time: 1.5 }];
  const config =
    '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/></Choices></View>';
  const { notes } = await checkInput(
    { 'a.json': JSON.stringify(rows), 'c.xml': config },
    'a.json',
    '-l',
    'c.xml',
  );
  expect(notes.join('\n')).toContain('as a JSON-MIN export of Label Studio 1.x');
});

// A character of three bytes stands at the end of the first 64 KiB in two of these.
test.each([0, 1, 2])('one line of Chinese, %i bytes further', async (more) => {
  const images = list.map((id) => ({
    id,
    file_name: `${'猫'.repeat(20)}${id}.svg`,
    width: 200,
    height: 100,
  }));
  const set = {
    info: { description: 'x'.repeat(more) },
    images,
    categories: coco.categories,
    annotations: [],
  };
  expect((await checkInput({ 'a.json': JSON.stringify(set) }, 'a.json')).format).toBe('coco');
});
