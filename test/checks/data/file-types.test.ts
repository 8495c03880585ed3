import { expect, test } from 'vitest';
import { checkInput } from '../../formats/labelled/check-input.ts';
import { picture } from '../../formats/labelled/regions-of.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const imageConfig = '<View><Image name="i" value="$image"/><Rating name="r" toName="i"/></View>';

// What a browser does not show it shows from no server, so that it is said without --server too.
test.each([
  ['https://x.org/scan.TIFF', ['file-type-not-shown']],
  ['https://x.org/scan.tif?size=3#x', ['file-type-not-shown']],
  ['s3://bucket/scan.tif', ['file-type-not-shown']],
  ['/data/local-files/?d=signs/1.PPM', ['file-type-not-shown']],
  ['/data/1.ppm?d=%2Fsrv', ['file-type-not-shown']],
  ['https://x.au', []],
  ['https://x.au/a.png', []],
  ['https://x.org/a.tiff.png', []],
  ['https://x.org/view?file=a.tif', []],
  ['https://x.org/a.mpx', []],
  ['data:image/tiff;base64,AAAA', []],
])('%s without a server', async (image, expected) => {
  const files = { 'tasks.json': JSON.stringify([{ data: { image } }]), 'c.xml': imageConfig };
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, ['check', 'tasks.json', '-l', 'c.xml', '--json']);
  expect(JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual(expected);
});

// The German Traffic Sign Benchmark: its images are .ppm files, with a table of boxes.
test('images of labels that browsers do not show are said by check, init and convert', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/00000.ppm': `P6 20 10 255 ${'x'.repeat(600)}`,
    'in/b.svg': picture,
    'in/GT.csv':
      'Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId\n00000.ppm;20;10;5;6;15;8;0\nb.svg;200;100;5;6;40;50;0\n',
  });
  for (const args of [['check'], ['init', 'p', '-i'], ['convert', '--to', 'tasks', '-o', 'o.json', '-i']]) {
    const { stdout } = await lsimport(folder, [...args, 'in', '-l', 'auto', '--json']);
    const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
    expect([args[0], codes]).toEqual([args[0], ['file-type-not-shown']]);
  }
});

test('a format that says so of its files says it once', async () => {
  const ppm = 'P3 1 1 1 0 0 0\n';
  const { codes } = await checkInput({ 'set/a.ppm': ppm, 'set/b.ppm': ppm }, '-i', 'set');
  expect(codes).toEqual(['media-not-shown']);
});

test.each([
  ['Video', 'mkv', 'MP4 (H.264)'],
  ['Audio', 'aiff', 'MP3 or WAV'],
  ['Image', 'ppm', 'PNG or JPEG'],
])('the help is for what a <%s> shows: .%s', async (tag, ending, goal) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'tasks.json': JSON.stringify([{ data: { link: `https://x.org/a.${ending}` } }]),
    'c.xml': `<View><${tag} name="i" value="$link"/><Rating name="r" toName="i"/></View>`,
  });
  const { stdout } = await lsimport(folder, ['check', 'tasks.json', '-l', 'c.xml']);
  expect(stdout).toContain(`help: Convert it to a format that every browser supports, such as ${goal}.`);
});
