import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(files: Record<string, string | Buffer>, input = 'in') {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return lsimport(folder, ['check', input, '-l', 'auto']);
}

// An SVS slide begins as a TIFF image does; NRRD and MetaImage have a header in text.
test.each<[string, string | Buffer, string, string]>([
  ['ct.nii.gz', gzipSync(Buffer.alloc(352)), 'a NIfTI volume', 'nibabel'],
  ['a.nrrd', 'NRRD0004\ntype: short\n', 'an NRRD volume', 'SimpleITK'],
  ['a.mha', 'ObjectType = Image\nNDims = 3\n', 'a MetaImage volume', 'SimpleITK'],
  ['a.svs', Buffer.from('II*\0\x08\0\0\0'), 'a slide of a microscope', 'vips dzsave'],
  ['a.dcm', Buffer.alloc(200), 'a DICOM image', 'dcmj2pnm'],
])('%s is named, alone and in a folder', async (name, content, says, tool) => {
  const inFolder = await check({ [`in/${name}`]: content });
  expect(inFolder.stderr).toContain(
    `error: The format of in cannot be detected: ${name} in it is ${says}.\n`,
  );
  expect(inFolder.stderr).toContain(`help: Browsers do not show it. Convert it to PNG images, for example `);
  expect(inFolder.stderr).toContain(tool);
  expect(inFolder.code).toBe(2);
  const alone = await check({ [name]: content }, name);
  expect(alone.stderr).toContain(`error: ${name} is ${says}.\nhelp: Browsers do not show it.`);
});

// kaggle.com/c/rsna-pneumonia-detection-challenge
test('scans beside labels of their boxes', async () => {
  const { stderr } = await check({
    'in/labels.csv': 'patientId,x,y,width,height,Target\np1,1,2,3,4,1\n',
    'in/images/p1.dcm': 'DICM',
    'in/images/p2.dcm': 'DICM',
  });
  expect(stderr).toContain(
    'note: The name of some skipped files is that of a DICOM image, which browsers do not show. Convert them to PNG images of the same names, for example with dcmj2pnm --write-png of DCMTK.\n',
  );
});

test.each([
  ['slides/a.svs', 'slide,label\na.svs,tumor\nmore.svs,normal\n', 'a slide of a microscope', '.svs'],
  ['img/0004cfab.dcm', 'id,label\n0004cfab,1\n0004cfae,0\n', 'a DICOM image', '.dcm'],
])('a table that names scans, such as %s, is not read without them', async (scan, table, what, ending) => {
  const files = { 'in/labels.csv': table, [`in/${scan}`]: 'II*', [`in/more${ending}`]: 'II*' };
  const { stderr, code } = await check(files);
  expect(stderr).toContain(
    `error: in/labels.csv names ${scan}, which is ${what}, and browsers do not show it.\nhelp: Convert such files to PNG images`,
  );
  expect(stderr).toContain(`where the table has the ending ${ending}, write .png in its place`);
  expect(code).toBe(2);
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const rows = await lsimport(folder, ['check', 'in', '-l', 'auto', '--input-format', 'table-dir']);
  expect([rows.code, rows.stdout]).toEqual([0, expect.stringContaining('Checked 2 tasks')]);
});

test('links to scans are said to show nothing', async () => {
  const config = '<View><Image name="i" value="$slide"/><Rating name="r" toName="i"/></View>';
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, 't.json': '[{"data":{"slide":"https://x.org/a.svs"}}]' });
  const { stdout } = await lsimport(folder, ['check', 't.json', '-l', 'c.xml']);
  expect(stdout).toContain('"https://x.org/a.svs" ends in .svs, a file type that most browsers cannot show.');
});
