import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const coco = (file_name: string) =>
  JSON.stringify({
    images: [{ id: 1, file_name, width: 10, height: 10 }],
    categories: [{ id: 3, name: 'car' }],
    annotations: [{ id: 1, image_id: 1, category_id: 3, bbox: [1, 1, 2, 2] }],
  });

const alto = (image: string) =>
  `<alto><Description><sourceImageInformation><fileName>${image}</fileName></sourceImageInformation></Description><Layout><Page WIDTH="10" HEIGHT="10"><TextLine HPOS="1" VPOS="1" WIDTH="5" HEIGHT="5"/></Page></Layout></alto>`;

async function linksOf(files: Record<string, string>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['convert', 'd', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.', ...more];
  const { code, stdout, stderr } = await lsimport(folder, args);
  const tasks = (code === 0 ? JSON.parse(stdout) : []) as { data: { image: string } }[];
  return { links: tasks.map(({ data }) => data.image.replace('/data/local-files/?d=', '')), stderr };
}

test.each<[string, Record<string, string>, string]>([
  // DocLayNet has COCO/ beside PNG/.
  ['COCO', { 'd/COCO/train.json': coco('abc.svg'), 'd/PNG/abc.svg': svg }, 'PNG/abc.svg'],
  // createPanopticImgs.py of cityscapesScripts: file_name has _gtFine, which no image has.
  [
    'COCO of Cityscapes',
    {
      'd/gtFine/val.json': coco('f_000294_gtFine_leftImg8bit.png'),
      'd/leftImg8bit/val/frankfurt/f_000294_leftImg8bit.png': svg,
    },
    'leftImg8bit/val/frankfurt/f_000294_leftImg8bit.png',
  ],
  // ISIC 2018, task 3.
  [
    'classes-csv',
    { 'd/GroundTruth/GroundTruth.csv': 'image,MEL,NV\nISIC_1,0.0,1.0\n', 'd/Input/ISIC_1.jpg': svg },
    'Input/ISIC_1.jpg',
  ],
  [
    'boxes-csv',
    {
      'd/labels/boxes.csv': 'filename,xmin,ymin,xmax,ymax,class\na.svg,1,1,5,5,cat\n',
      'd/photos/2020/a.svg': svg,
    },
    'photos/2020/a.svg',
  ],
  [
    'voc',
    {
      'd/xml/a.xml':
        '<annotation><filename>a.svg</filename><size><width>10</width><height>10</height></size><object><name>x</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>',
      'd/photos/a.svg': svg,
    },
    'photos/a.svg',
  ],
  // The usual folders of METS, with those of a smaller copy and of other texts.
  [
    'alto',
    {
      'd/ALTO/p1.xml': alto('C:\\scans\\p1.tif'),
      'd/OCR-D-IMG/p1.svg': svg,
      'd/THUMBS/p1.svg': svg,
      'd/mets.xml': '<mets/>',
    },
    'OCR-D-IMG/p1.svg',
  ],
  [
    'page-xml',
    {
      'd/xml/book/p1.xml':
        '<PcGts><Page imageFilename="p1.svg" imageWidth="10" imageHeight="10"><TextRegion><Coords points="1,1 5,1 5,5 1,5"/></TextRegion></Page></PcGts>',
      'd/img/book/p1.svg': svg,
      'd/img/other/p1.svg': svg,
    },
    'img/book/p1.svg',
  ],
  [
    'hocr',
    {
      'd/hocr/p1.hocr':
        '<html><body><div class="ocr_page" title="image /tmp/x.png; bbox 0 0 10 10"><p class="ocr_par" title="bbox 1 1 5 5">a</p></div></body></html>',
      'd/img/p1.svg': svg,
    },
    'img/p1.svg',
  ],
  [
    'tesseract',
    {
      'd/tsv/p1.tsv':
        'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t10\t10\t-1\t\n4\t1\t1\t1\t1\t0\t1\t1\t5\t5\t-1\t\n',
      'd/img/p1.svg': svg,
    },
    'img/p1.svg',
  ],
])('%s: images in a folder beside that of the labels', async (_, files, image) => {
  const { links, stderr } = await linksOf(files);
  expect(links).toEqual([`d/${image}`]);
  expect(stderr).toContain(`note: Found 1 image by name in other folders of d, such as ${image} for `);
  expect(stderr).not.toContain('images without a label file');
});

test('an image of a name that two have is not guessed', async () => {
  const { stderr } = await linksOf({
    ...{ 'd/COCO/train.json': coco('a.svg'), 'd/x/a.svg': svg, 'd/y/a.svg': svg },
  });
  expect(stderr).toContain('warning[image-missing]');
});

test('an image that is not below --images', async () => {
  const files = { 'd/a.xml': voc('x'), 'photos/2020/b.svg': svg };
  const { stderr } = await linksOf(files, '--input-format', 'voc', '--images', 'photos');
  expect(stderr).toContain('The image "a.svg" is not in photos, so its task would show nothing.');
  expect(stderr).toContain('help: Add the image, or set --images to the folder that has it.');
});

test('folders below --images', async () => {
  const files = { 'd/coco.json': coco('a.svg'), 'photos/2020/a.svg': svg };
  const { links, stderr } = await linksOf(files, '--images', 'photos');
  expect(links).toEqual(['photos/2020/a.svg']);
  expect(stderr).toContain(
    'note: Found 1 image by name in folders below photos, such as 2020/a.svg for coco.json.',
  );
});

const voc = (name: string, image = 'a.svg') =>
  `<annotation><filename>${image}</filename><size><width>10</width><height>10</height></size><object><name>${name}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>`;

test('sub-folders of labels have the images of the sub-folders below --images, also where names are the same', async () => {
  const files = {
    'd/Annotations/train/a.xml': voc('x'),
    'd/Annotations/val/a.xml': voc('y'),
    'd/JPEGImages/train/a.svg': svg,
    'd/JPEGImages/val/a.svg': svg,
  };
  const { links, stderr } = await linksOf(files, '--images', 'd/JPEGImages');
  expect(links).toEqual(['d/JPEGImages/train/a.svg', 'd/JPEGImages/val/a.svg']);
  expect(stderr).not.toContain('images without a label file');
  expect((await linksOf(files)).links).toEqual(links);
});

const boxes = (...names: string[]) =>
  ['filename,xmin,ymin,xmax,ymax,class', ...names.map((name) => `${name},1,1,5,5,cat`), ''].join('\n');

test.each<[string, Record<string, string>, string, ...string[]]>([
  [
    'has labels of its own in another folder',
    { 'd/a/001.xml': voc('x', '001.svg'), 'd/b/001.xml': voc('y', '001.svg'), 'd/b/001.svg': svg },
    '001.svg',
  ],
  [
    'lies beside labels of others',
    { 'd/a/001.xml': voc('x', '001.svg'), 'd/b/002.xml': voc('y', '002.svg'), 'd/b/001.svg': svg },
    '001.svg',
  ],
  [
    'is not in the folder that has the other images of these labels',
    {
      ...{ 'd/a/001.xml': voc('x', '001.svg'), 'd/a/002.xml': voc('x', '002.svg') },
      ...{ 'd/a/002.svg': svg, 'd/b/001.svg': svg },
    },
    '001.svg',
  ],
  [
    'is where another table has its images',
    { 'd/boxes.csv': boxes('a.svg'), 'd/x/y/boxes.csv': boxes('a.svg'), 'd/images/a.svg': svg },
    'a.svg',
  ],
  [
    'is in another folder than the label says',
    { 'd/boxes.csv': boxes('cats/001.svg', 'dogs/002.svg'), 'd/dogs/001.svg': svg, 'd/dogs/002.svg': svg },
    'cats/001.svg',
  ],
  [
    'is in another folder than the label says, below --images',
    { 'd/boxes.csv': boxes('cats/001.svg'), 'd/photos/dogs/001.svg': svg },
    'cats/001.svg',
    ...['--images', 'd/photos'],
  ],
  [
    'is a mask',
    {
      ...{ 'd/Annotations/a.xml': voc('x', 'a.png'), 'd/SegmentationClass/a.png': '' },
      ...{ 'd/Annotations/b.xml': voc('x', 'b.svg'), 'd/JPEGImages/b.svg': svg },
    },
    'a.png',
  ],
  ['is a small copy', { 'd/Annotations/a.xml': voc('x'), 'd/thumbnails/a.svg': svg }, 'a.svg'],
])('an image that %s is not taken', async (_, files, image, ...more) => {
  const format = image.includes('/') || 'd/boxes.csv' in files ? 'boxes-csv' : 'voc';
  const { stderr } = await linksOf(files, '--input-format', format, ...more);
  expect(stderr).toMatch(new RegExp(`image "${image}".*(?:does not exist|is not in)`));
  expect(stderr).not.toContain('note: Found');
});

test('an image in the folder like that of its labels is not that of other labels of its name', async () => {
  const { links, stderr } = await linksOf({
    ...{ 'd/Annotations/train/a.xml': voc('x'), 'd/Annotations/val/a.xml': voc('y') },
    'd/photos/train/a.svg': svg,
  });
  expect(links[0]).toBe('d/photos/train/a.svg');
  expect(stderr).toMatch(/warning\[image-missing\].*\n +d\/Annotations\/val\/a\.xml/);
});

test('a name with folders, of which the last is there', async () => {
  const files = { 'd/labels/boxes.csv': boxes('data/cats/a.svg'), 'd/photos/cats/a.svg': svg };
  const { links, stderr } = await linksOf(files);
  expect(links).toEqual(['d/photos/cats/a.svg']);
  expect(stderr).toContain('note: Found 1 image by name');
});

test('labels in two folders that name one image: what was done, and what makes it that of both', async () => {
  const files = { 'd/x/a.xml': voc('x'), 'd/y/a.xml': voc('y'), 'd/img/a.svg': svg };
  const { stderr } = await linksOf(files);
  expect(stderr).toContain('warning[image-missing]');
  expect(stderr).toContain(
    'note: img/a.svg was found for the labels in x; y/a.xml names an image of the same name, which may be another. If it is the same: --images d/img\n',
  );
  const { links, stderr: given } = await linksOf(files, '--images', 'd/img');
  expect(links).toEqual(['d/img/a.svg', 'd/img/a.svg']);
  expect(given).toContain('warning[image-repeated]');
  expect(given).not.toContain('of the same name');
});
