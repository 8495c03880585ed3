import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { hasSeveralPages } from '../../../src/media/tiff-pages.ts';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

/** What TIFF 6.0 asks for at least to tell the size: directories of 200 by 100 pixels, each with the type of its picture (254). */
function tiff(types: readonly number[], isLittle = true): Buffer {
  const length = 2 + 3 * 12 + 4;
  const bytes = Buffer.alloc(8 + types.length * length);
  const put = (value: number, at: number, size: number) =>
    isLittle ? bytes.writeUIntLE(value, at, size) : bytes.writeUIntBE(value, at, size);
  bytes.write(isLittle ? 'II' : 'MM');
  put(42, 2, 2);
  put(8, 4, 4);
  for (const [i, type] of types.entries()) {
    const at = 8 + i * length;
    put(3, at, 2);
    const entries = [
      [254, type],
      [256, 200],
      [257, 100],
    ] as const;
    for (const [j, [tag, value]] of entries.entries()) {
      const entry = at + 2 + j * 12;
      put(tag, entry, 2);
      put(4, entry + 2, 2);
      put(1, entry + 4, 4);
      put(value, entry + 8, 4);
    }
    put(i + 1 < types.length ? at + length : 0, at + 2 + 36, 4);
  }
  return bytes;
}

const line = (left: number) => `<span class="ocr_line" title="bbox ${left} 10 120 30"></span>`;
const hocr = (image: string, ...lefts: number[]) =>
  `<html><body>\n${lefts.map((left, i) => `<div class="ocr_page" title='image "${image}"; bbox 0 0 200 100; ppageno ${i}'>${line(left)}</div>`).join('\n')}\n</body></html>`;
const tsv = [
  'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
  ...[20, 40].flatMap((left, i) => [
    `1\t${i + 1}\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t`,
    `4\t${i + 1}\t1\t1\t1\t0\t${left}\t10\t100\t20\t-1\t`,
  ]),
  '',
].join('\n');
const alto = `<alto><Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>doc.tif</fileName></sourceImageInformation></Description>
<Layout>${[20, 40].map((left) => `<Page WIDTH="200" HEIGHT="100"><PrintSpace><TextLine HPOS="${left}" VPOS="10" WIDTH="100" HEIGHT="20"/></PrintSpace></Page>`).join('\n')}</Layout></alto>`;

const kinds: [string, string, string][] = [
  ['hocr', 'doc.hocr', hocr('/scans/doc.tif', 20, 40)],
  ['tesseract', 'doc.tsv', tsv],
  ['alto', 'doc.xml', alto],
];

interface Outcome {
  notes: string[];
  skipped: Record<string, number>;
  diagnostics: { code: string; message: string; help: string }[];
}
type Task = { data: { image: string }; predictions: { result: { value: { x: number } }[] }[] };

async function pagesOf(files: Record<string, string | Buffer>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = [...autoArguments('in'), '--labels-as', 'predictions', '--document-root', '.'];
  const { stdout } = await lsimport(folder, args);
  const { notes, skipped, diagnostics } = JSON.parse(stdout) as Outcome;
  const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) as Task[];
  const made = tasks.map(({ data, predictions }) => [
    basename(data.image),
    predictions[0]!.result[0]!.value.x,
  ]);
  const said = diagnostics.filter(({ code }) => code === 'page-in-tiff');
  return { made, codes: [...new Set(diagnostics.map(({ code }) => code))].toSorted(), notes, skipped, said };
}

test.each(kinds)('%s: pages behind the first of a TIFF are skipped, which is said', async (_, name, text) => {
  const { made, codes, said, skipped } = await pagesOf({
    [`in/${name}`]: text,
    'in/doc.tif': tiff([0, 0]),
  });
  expect(made).toEqual([['doc.tif', 10]]);
  expect(codes).toEqual(['file-type-not-shown', 'page-in-tiff']);
  expect(said[0]).toMatchObject({
    message: expect.stringContaining('Page 2 of "doc.tif" was skipped'),
    help: expect.stringContaining(': magick in/doc.tif -scene 1 in/doc-%d.png'),
  });
  expect(skipped['pages of a TIFF with several pages']).toBe(1);
});

test('the images are to be made where they are found', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'far/doc.tif': tiff([0, 0]), 'xml/images/a b.tif': tiff([0, 0]) });
  const text = hocr(join(folder, 'far/doc.tif'), 20, 40);
  writeFiles(folder, { 'in/deep/x.hocr': text, 'xml/a b.hocr': hocr('a b.tif', 20, 40) });
  const helpOf = async (input: string) => {
    const { stdout } = await lsimport(folder, ['check', input, '-l', 'auto', '--json']);
    const { diagnostics } = JSON.parse(stdout) as Outcome;
    return diagnostics.find(({ code }) => code === 'page-in-tiff')!.help.replace(/.*: magick /, '');
  };
  expect(await helpOf('in')).toBe('far/doc.tif -scene 1 in/deep/doc-%d.png');
  expect(await helpOf('xml')).toBe("'xml/images/a b.tif' -scene 1 'xml/images/a b-%d.png'");
});

test.each(kinds)('%s: images of the pages are used', async (_, name, text) => {
  for (const [first, second] of [
    ['doc-1.svg', 'doc-2.svg'],
    ['doc_001.svg', 'doc_002.svg'],
    ['doc-0.svg', 'doc-1.svg'],
  ] as const) {
    const files = { [`in/${name}`]: text, [`in/${first}`]: picture, [`in/${second}`]: picture };
    for (const more of [{ 'in/doc.tif': tiff([0, 0], false) }, {}]) {
      const { made, codes, notes, skipped } = await pagesOf({ ...files, ...more });
      expect(made).toEqual([
        [first, 10],
        [second, 20],
      ]);
      expect(codes).toEqual([]);
      const shown = 'in/doc.tif' in more || name === 'doc.hocr' ? 'doc.tif' : name;
      expect(notes).toContain(
        `Used an image for each page of a document, such as ${first} for page 1 of ${shown}.`,
      );
      expect(Object.keys(skipped).filter((what) => what.startsWith('images'))).toEqual([]);
    }
  }
});

test('parts of one picture stay on it, also where the file has a thumbnail or other files are numbered', async () => {
  for (const types of [[0], [0, 1]]) {
    const { made, codes } = await pagesOf({
      'in/doc.hocr': hocr('doc.tif', 20, 40),
      'in/doc.tif': tiff(types),
      'in/doc-1.svg': picture,
      'in/doc-2.svg': picture,
    });
    expect(made).toEqual([
      ['doc.tif', 10],
      ['doc.tif', 20],
    ]);
    expect(codes).toEqual(['file-type-not-shown', 'image-repeated']);
  }
});

test('pages are counted, and smaller copies of one are none', () => {
  const folder = temporaryFolder();
  // BigTIFF: two directories without entries.
  const big = Buffer.alloc(16 + 2 * 16);
  big.write('II');
  for (const [at, value] of [
    [2, 43],
    [4, 8],
    [8, 16],
    [24, 32],
  ] as const)
    big.writeUInt16LE(value, at);
  const round = tiff([1]);
  round.writeUInt32LE(8, round.length - 4);
  const files = {
    'a.tif': tiff([0, 0]),
    'b.TIFF': tiff([2, 2], false),
    'big.tif': big,
    'one.tif': tiff([0]),
    'small.tif': tiff([0, 1, 1]),
    'cut.tif': tiff([0, 0]).subarray(0, 60),
    'round.tif': round,
    'empty.tif': '',
    'no.png': tiff([0, 0]),
  };
  writeFiles(folder, files);
  const several = Object.keys(files).filter((name) => hasSeveralPages(`${folder}/${name}`));
  expect(several).toEqual(['a.tif', 'b.TIFF', 'big.tif']);
});

test.each([
  ['beside the page', 'new/p1.svg', 'new'],
  ['in the folder of images beside it', 'new/images/p1.svg', 'new'],
  ['beside the page, which is the input', 'new/p1.svg', 'new/p1.hocr'],
])('an image %s is meant by a full path that is of another folder', async (_, copy, input) => {
  const folder = temporaryFolder();
  const old = join(folder, 'old/p1.svg');
  writeFiles(folder, { 'old/p1.svg': picture, [copy]: picture, 'new/p1.hocr': hocr(old, 20) });
  const { stdout } = await lsimport(folder, [...autoArguments(input), '--document-root', '.']);
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) as Task[];
  expect(task!.data.image).toBe(`/data/local-files/?d=${copy}`);
  expect((JSON.parse(stdout) as Outcome).notes).toContain(
    `Used the image beside 1 page, and not that of its full path, such as ${copy} for ${old}.`,
  );
});

test.each([
  ['no image of its name is near', { 'd/old/p1.svg': picture, 'd/new/p2.svg': picture }, 'd/old/p1.svg'],
  ['it is in the input', { 'd/new/a/p1.svg': picture, 'd/new/p1.svg': picture }, 'd/new/a/p1.svg'],
])('a full path is taken where %s', async (_, files, named) => {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'd/new/p1.hocr': hocr(join(folder, named), 20) });
  const { stdout } = await lsimport(folder, [...autoArguments('d/new'), '--document-root', '.']);
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) as Task[];
  expect(task!.data.image).toBe(`/data/local-files/?d=${named}`);
  expect((JSON.parse(stdout) as Outcome).notes.join('\n')).not.toContain('full path');
});
