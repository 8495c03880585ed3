import { expect, it } from 'vitest';
import { asUploaded } from '../../../src/formats/labelled/uploaded-name.ts';
import { checkInput } from './check-input.ts';
import { picture, regionsOf } from './regions-of.ts';

// By get_valid_filename of Django 5.2, with which Label Studio 1.23.2 makes the names of uploaded files.
it.each([
  ['cat.jpg', 'cat.jpg'],
  ["john's portrait in 2004.jpg", 'johns_portrait_in_2004.jpg'],
  [' Größe (1).JPG', 'Größe_1.JPG'],
  ['写真-1.png', '写真-1.png'],
])('%s is uploaded as %s', (name, uploaded) => {
  expect(asUploaded(name)).toBe(uploaded);
});

const images = { 'photos/my cat (1).svg': picture, 'photos/dog.svg': picture };
const voc = (name: string) =>
  `<annotation><filename>${name}</filename><size><width>200</width><height>100</height></size><object><name>cat</name><bndbox><xmin>20</xmin><ymin>10</ymin><xmax>60</xmax><ymax>30</ymax></bndbox></object></annotation>`;
const coco = JSON.stringify({
  images: [{ id: 0, width: 200, height: 100, file_name: '/data/upload/1/abcdef12-my_cat_1.svg' }],
  categories: [{ id: 0, name: 'cat' }],
  annotations: [{ id: 0, image_id: 0, category_id: 0, segmentation: [], bbox: [20, 10, 40, 20] }],
});
const notes = JSON.stringify({ categories: [{ id: 0, name: 'cat' }], info: {} });
const yolo = { 'in/classes.txt': 'cat', 'in/notes.json': notes };

// As the converter of label-studio-sdk 2.1 (Label Studio 1.23.2) exports them.
it.each<[string, Record<string, string>]>([
  ['yolo', { ...yolo, 'in/labels/abcdef12-my_cat_1.txt': '0 0.2 0.2 0.2 0.2' }],
  ['coco', { 'in/result.json': coco }],
  ['voc', { 'in/Annotations/abcdef12-my_cat_1.xml': voc('abcdef12-my_cat_1.svg') }],
])('an export of Label Studio as %s finds the file that was uploaded', async (format, files) => {
  const { outcome, tasks, codes } = await regionsOf({ ...images, ...files }, 'in', '--images', 'photos');
  expect(outcome.format).toBe(format);
  expect(codes).toEqual(['name-differs']);
  expect(outcome.skipped).toEqual({});
  const labelled = tasks.filter(({ regions }) => regions);
  expect(labelled).toEqual([
    {
      data: { image: '/data/local-files/?d=data/photos/my%20cat%20%281%29.svg' },
      regions: [expect.objectContaining({ x: 10, y: 10, width: 20, height: 20, rectanglelabels: ['cat'] })],
    },
  ]);
});

it('labels of two files that were uploaded under one name are of none', async () => {
  const labels = {
    ...yolo,
    'in/labels/abcdef12-dog.txt': '0 0.2 0.2 0.2 0.2',
    'in/labels/12345678-dog.txt': '0 0.2 0.2 0.2 0.2',
  };
  const { codes, skipped } = await checkInput({ ...images, ...labels }, 'in', '--images', 'photos');
  expect(codes).toEqual(['label-without-image', 'label-without-image']);
  expect(skipped).toEqual({ 'labels without an image': 2 });
});

it('an image that has the name of the upload goes before one without it', async () => {
  const files = {
    ...yolo,
    'in/images/abcdef12-dog.svg': picture,
    'in/images/dog.svg': picture,
    'in/labels/abcdef12-dog.txt': '0 0.2 0.2 0.2 0.2',
  };
  const { tasks, codes } = await regionsOf(files, 'in');
  expect(codes).toEqual([]);
  expect(tasks.map(({ data, regions }) => [data.image, regions?.length])).toEqual([
    ['/data/local-files/?d=data/in/images/abcdef12-dog.svg', 1],
    ['/data/local-files/?d=data/in/images/dog.svg', undefined],
  ]);
});
