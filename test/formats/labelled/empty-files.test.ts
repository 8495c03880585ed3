import { expect, test } from 'vitest';
import { checkInput } from './check-input.ts';

test.each([
  ['coco', 'in/l.json', 'in/l.json'],
  ['labelme', 'in/l.json', 'in'],
  ['via', 'in/l.json', 'in'],
  ['supervisely', 'in/ann/l.json', 'in'],
  ['createml', 'in/l.json', 'in'],
  ['whisper', 'in/l.json', 'in'],
  ['json', 'in/l.json', 'in/l.json'],
  ['json-dir', 'in/l.json', 'in'],
  ['voc', 'in/l.xml', 'in'],
  ['alto', 'in/l.xml', 'in'],
])('an empty file of %s is said to be empty', async (format, name, input) => {
  for (const text of ['', ' \n']) {
    const found = await checkInput({ [name]: text }, input, '--input-format', format);
    expect(found.codes).toEqual(['empty-file']);
    expect(found.exitCode).toBe(1);
  }
});
