import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileLookup } from '../../../src/formats/labelled/file-lookup.ts';
import { imageFinder } from '../../../src/formats/labelled/find-image.ts';
import { fixture } from '../../support/recorded.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from './check-input.ts';

const png = readFileSync(fixture('media/plain.png'));
const box = '<xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax>';
const voc = (name: string) =>
  `<annotation><filename>${name}</filename><size><width>10</width><height>10</height></size><object><name>cat</name><bndbox>${box}</bndbox></object></annotation>`;
const coco = (name: string) =>
  JSON.stringify({
    images: [{ id: 1, file_name: name, width: 10, height: 10 }],
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 4, 4] }],
    categories: [{ id: 1, name: 'cat' }],
  });

// The letters of names that Windows and macOS, and exports through URLs, do not keep.
test.each([
  ['in another case', 'IMG_1.JPG', 'img_1.jpg'],
  ['as in a URL', 'red%20car.png', 'red car.png'],
  ['behind a folder that is not there, as in a URL', 'old/red%20car.png', 'red car.png'],
  ['at a path of Windows', 'C:\\data\\IMG.PNG', 'img.png'],
  ['with an accent composed', 'caf\u00e9.png', 'cafe\u0301.png'],
  ['with a space behind it', 'a.png ', 'a.png'],
])('an image whose name is written %s is found, which is said', async (_how, written, name) => {
  const found = await checkInput(
    { 'in/l.json': coco(written), [`in/images/${name}`]: png },
    'in/l.json',
    '--input-format',
    'coco',
  );
  expect(found.codes.filter((code) => code !== 'image-size-differs')).toEqual(['name-differs']);
  const trimmed = written.trim() === written;
  const other = await checkInput(
    { 'in/x.xml': voc(written), [`in/${name}`]: png },
    'in',
    '--input-format',
    'voc',
  );
  expect(other.codes.filter((code) => code !== 'image-size-differs')).toEqual(
    trimmed ? ['name-differs'] : [],
  );
});

test.each([
  ['to the letter', 'a%20b.png', ['a%20b.png', 'a b.png'], []],
  ['two that it may mean', 'A.png', ['a.png', 'a.PNG'], ['image-missing']],
  ['none that it may mean', 'b.png', ['a.png'], ['image-missing']],
  ['no escape', '100%.png', ['100%.PNG'], ['name-differs']],
])('a name with a file %s', async (_what, written, names, codes) => {
  const images = Object.fromEntries(names.map((name) => [`in/${name}`, png]));
  const found = await checkInput(
    { 'in/l.json': coco(written), ...images },
    'in/l.json',
    '--input-format',
    'coco',
  );
  expect(found.codes.filter((code) => code !== 'image-size-differs')).toEqual(codes);
});

const srt = '1\n00:00:00,000 --> 00:00:01,000\nhi\n';
test.each([
  ['its labels in another case', { 'in/Talk.srt': srt, 'in/talk.wav': '' }, 'srt', ['name-differs']],
  [
    'a URL in an ELAN file',
    {
      'in/a.eaf':
        '<ANNOTATION_DOCUMENT><HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/x/my%20talk.wav"/></HEADER></ANNOTATION_DOCUMENT>',
      'in/my talk.wav': '',
    },
    'eaf',
    [],
  ],
])('a sound that %s names', async (_what, files, format, codes) => {
  const found = await checkInput(files as Record<string, string>, 'in', '--input-format', format);
  expect(found.codes).toEqual(codes);
});

test('finders with one lookup list each folder once', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.png': '' });
  const lookup = fileLookup();
  expect(imageFinder([folder], lookup)('a.png').exists).toBe(true);
  writeFiles(folder, { 'b.png': '' });
  expect(imageFinder([folder], lookup)('b.png').exists).toBe(false);
  expect(imageFinder([folder])('b.png').exists).toBe(true);
});
