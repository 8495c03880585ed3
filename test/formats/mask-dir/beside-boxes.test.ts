import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// The folders of VOC2012, in which all images have boxes and some have masks.
const files = {
  'VOC2012/Annotations/a.xml':
    '<annotation><filename>a.jpg</filename><size><width>9</width><height>9</height></size><object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>',
  'VOC2012/JPEGImages/a.jpg': '',
  'VOC2012/SegmentationClass/a.png': '',
  'VOC2012/SegmentationObject/a.png': '',
};
const config = (...tags: string[]) =>
  `<View><Image name="i" value="$image"/>${tags.map((tag) => `<${tag} name="${tag}" toName="i"><Label value="cat"/></${tag}>`).join('')}</View>`;

test.each([
  ['auto', [], 'voc'],
  ['auto', ['--masks-as', 'polygons'], 'mask-dir'],
  [config('RectangleLabels'), [], 'voc'],
  [config('BrushLabels'), [], 'mask-dir'],
  [config('BrushLabels', 'RectangleLabels'), [], 'voc'],
])('VOC with masks: boxes, unless masks are asked for: %s %j', async (labels, more, expected) => {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'c.xml': labels });
  const args = ['check', '-i', 'VOC2012', '-l', labels === 'auto' ? 'auto' : 'c.xml', ...more];
  const { stderr } = await lsimport(folder, args);
  expect(stderr).toContain(`Reading VOC2012 as ${expected}, because`);
  const note =
    'note: The masks in VOC2012/SegmentationClass/ are not read with the boxes; --input-format mask-dir imports the images that have masks, with these.';
  if (expected === 'voc') expect(stderr).toContain(note);
  else expect(stderr).not.toContain(note);
});

test.each([
  ['all', [], { 'masks beside the labels': 3, 'images without a label file': 2 }],
  [
    'without those of classes',
    ['--exclude', '**/SegmentationClass*'],
    {
      'masks beside the labels': 1,
      'images without a label file': 1,
      'folders filtered out by the patterns': 2,
    },
  ],
])('masks are not counted as images without a label file: %s', async (_name, more, expected) => {
  const folder = temporaryFolder();
  const others = {
    'VOC2012/JPEGImages/b.png': '',
    'VOC2012/SegmentationClass/b.jpg': '',
    'VOC2012/SegmentationClassAug/b.png': '',
  };
  writeFiles(folder, { ...files, ...others });
  const args = ['check', 'VOC2012', '-l', 'auto', '--input-format', 'voc', '--json', ...more];
  const { skipped } = JSON.parse((await lsimport(folder, args)).stdout);
  expect(skipped).toEqual(expected);
});
