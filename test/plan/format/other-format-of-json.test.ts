import { expect, test } from 'vitest';
import { checkInput } from '../../formats/labelled/check-input.ts';

// What is said of a JSON file that is read as tasks, but is of another format: that format, and no other way to import it.

/** As Doc.to_json of spaCy 3 writes documents; people save a list of them. */
const documents = ['Rome is big.', 'So is Oslo.'].map((text) => ({
  text,
  ents: [{ start: 0, end: 4, label: 'CITY' }],
  cats: { POS: 1.0, NEG: 0.0 },
}));
const segments = ['One.', 'Two.'].map((text, id) => ({ id, start: id, end: id + 1, text, words: [] }));
const box = {
  shape_attributes: { name: 'rect', x: 1, y: 1, width: 2, height: 2 },
  region_attributes: {},
};
const via = Object.fromEntries(
  ['a.jpg', 'b.jpg'].map((filename) => [
    `${filename}12`,
    { filename, size: 12, regions: [box], file_attributes: {} },
  ]),
);

test.each<[string, string, object]>([
  ['spans-jsonl', 'documents of spaCy that have categories as well', documents],
  ['whisper', 'a transcription of Whisper', { text: 'One. Two.', segments, language: 'en' }],
  ['via', 'a project of VIA', via],
])('%s is the only format that is named for %s', async (format, _, value) => {
  const { notes, codes } = await checkInput({ 'a.json': JSON.stringify(value) }, '-i', 'a.json');
  expect(codes).not.toContain('labels-not-read');
  expect(notes.filter((note) => note.includes('--input-format'))).toEqual([
    expect.stringContaining(`use --input-format ${format} `),
  ]);
  expect(notes.filter((note) => note.includes('If each of them is a task'))).toEqual([]);
});
