import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// One page in each format, written by hand after hOCR 1.2, ALTO 4.2, PAGE 2019-07-15 and Tesseract's manual page; a picture of 200 by 100 pixels.

const hocr = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body>
<div class='ocr_page' id='page_1' title='image "/scans/my; page.svg"; bbox 0 0 200 100; ppageno 0'>
<div class='ocr_carea' title="bbox 20 10 120 50"><p class='ocr_par' title="bbox 20 10 120 50">
<span class='ocr_line' title="bbox 20 10 120 30; baseline 0 -5"><span class='ocrx_word' title='bbox 20 10 60 30; x_wconf 96'>Caf&#233;</span> <span class='ocrx_word' title='bbox 70 10 120 30; x_wconf 50'><strong>&amp; bar</strong></span>
</span></p></div><div class='ocr_photo' title="bbox 0 60 200 100"></div>
</div></body></html>`;

const alto = (unit: string, factor: number) => {
  const at = (x: number, y: number, width: number, height: number) =>
    `HPOS="${x * factor}" VPOS="${y * factor}" WIDTH="${width * factor}" HEIGHT="${height * factor}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>${unit}</MeasurementUnit>
<sourceImageInformation><fileName>my; page.svg</fileName></sourceImageInformation></Description>
<Layout><Page WIDTH="${200 * factor}" HEIGHT="${100 * factor}"><PrintSpace><TextBlock ${at(20, 10, 100, 40)}>
<TextLine ${at(20, 10, 100, 20)}><String ${at(20, 10, 40, 20)} CONTENT="Caf\u00e9" WC="0.96"/><SP/><String ${at(70, 10, 50, 20)} CONTENT="&amp; bar" WC="0.5"/></TextLine>
</TextBlock><Illustration ${at(0, 60, 200, 40)}/></PrintSpace></Page></Layout></alto>`;
};

const page = `<?xml version="1.0" encoding="UTF-8"?>
<pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><pc:Page imageFilename="my; page.svg" imageWidth="200" imageHeight="100">
<pc:TextRegion id="r"><pc:Coords points="20,10 120,10 120,50 20,50"/><pc:TextLine id="l"><pc:Coords points="20,10 120,10 120,30 60,35 20,30"/>
<pc:TextEquiv index="1"><pc:Unicode>wrong</pc:Unicode></pc:TextEquiv><pc:TextEquiv index="0" conf="0.73"><pc:Unicode>Caf\u00e9 &amp; bar</pc:Unicode></pc:TextEquiv></pc:TextLine>
<pc:TextEquiv><pc:Unicode>Caf\u00e9 &amp; bar</pc:Unicode></pc:TextEquiv></pc:TextRegion>
<pc:ImageRegion><pc:Coords points="0,60 200,60 200,100 0,100"/></pc:ImageRegion></pc:Page></pc:PcGts>`;

const tsv = [
  'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
  '1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t',
  '2\t1\t1\t0\t0\t0\t20\t10\t100\t40\t-1\t',
  '3\t1\t1\t1\t0\t0\t20\t10\t100\t40\t-1\t',
  '4\t1\t1\t1\t1\t0\t20\t10\t100\t20\t-1\t',
  '5\t1\t1\t1\t1\t1\t20\t10\t40\t20\t96.000000\tCaf\u00e9',
  '5\t1\t1\t1\t1\t2\t70\t10\t50\t20\t50.000000\t& bar',
  '5\t1\t1\t1\t1\t3\t90\t10\t50\t20\t95.000000\t ',
  '',
].join('\n');

const rectangle = (label: string, x: number, y: number, width: number, height: number, score?: number) => ({
  from_name: 'rectangle',
  ...{ x, y, width, height, rotation: 0 },
  rectanglelabels: [label],
  ...(score !== undefined && { score }),
});
const text = (value: string, x: number, y: number, width: number, height: number) => ({
  from_name: 'transcription',
  ...{ x, y, width, height, rotation: 0 },
  text: [value],
});
const block = [10, 10, 50, 40] as const;
const line = [10, 10, 50, 20] as const;
const [first, second] = [[10, 10, 20, 20] as const, [35, 10, 25, 20] as const];
const lineAndWords = [
  rectangle('Line', ...line),
  text('Caf\u00e9 & bar', ...line),
  rectangle('Word', ...first, 0.96),
  text('Caf\u00e9', ...first),
  rectangle('Word', ...second, 0.5),
  text('& bar', ...second),
];

test.each([
  [
    'hocr',
    'page.hocr',
    hocr,
    [
      rectangle('Block', ...block),
      rectangle('Paragraph', ...block),
      ...lineAndWords,
      rectangle('photo', 0, 60, 100, 40),
    ],
  ],
  [
    'hocr',
    'page.html',
    hocr,
    [
      rectangle('Block', ...block),
      rectangle('Paragraph', ...block),
      ...lineAndWords,
      rectangle('photo', 0, 60, 100, 40),
    ],
  ],
  [
    'alto',
    'page.xml',
    alto('pixel', 1),
    [rectangle('Block', ...block), ...lineAndWords, rectangle('Illustration', 0, 60, 100, 40)],
  ],
  [
    'alto',
    'page.xml',
    alto('mm10', 10),
    [rectangle('Block', ...block), ...lineAndWords, rectangle('Illustration', 0, 60, 100, 40)],
  ],
  [
    'tesseract',
    'my; page.tsv',
    tsv,
    [rectangle('Block', ...block), rectangle('Paragraph', ...block), ...lineAndWords],
  ],
])('%s, %s: boxes and their text are where they are on the page', async (format, name, content, regions) => {
  const { outcome, tasks, codes } = await regionsOf(
    { [`in/${name}`]: content, 'in/my; page.svg': picture },
    'in',
  );
  const skipped = {
    ...(format === 'tesseract' && { 'words that are only whitespace': 1 }),
    ...(format === 'hocr' && { 'properties of hOCR called "baseline"': 1 }),
  };
  expect({ format: outcome.format, skipped: outcome.skipped }).toEqual({ format, skipped });
  expect(codes).toEqual([]);
  expect(tasks).toEqual([{ data: { image: expect.stringContaining('my%3B%20page.svg') }, regions }]);
});

test('page-xml: outlines and their text are where they are on the page', async () => {
  const { outcome, tasks } = await regionsOf({ 'in/page/a.xml': page, 'in/my; page.svg': picture }, 'in');
  expect(outcome.format).toBe('page-xml');
  const points = [
    [10, 10],
    [60, 10],
    [60, 30],
    [30, 35],
    [10, 30],
  ];
  expect(tasks[0]!.regions).toEqual([
    rectangle('TextRegion', ...block),
    { from_name: 'polygon', points, polygonlabels: ['Line'], score: 0.73 },
    { from_name: 'transcription', points, text: ['Caf\u00e9 & bar'] },
    rectangle('ImageRegion', 0, 60, 100, 40),
  ]);
});

test.each([
  [
    'hocr',
    'in/a.hocr',
    `<html><body><div class="ocr_page" title="image a.svg; bbox 0 0 200 100"><div class="ocr_carea" title="bbox 20 10 120 50"><p class="ocr_par" title="bbox 20 10 120 50">Dear reader</p></div></div></body></html>`,
    [rectangle('Block', ...block), rectangle('Paragraph', ...block), text('Dear reader', ...block)],
  ],
  [
    'page-xml',
    'in/a.xml',
    `<PcGts><Page imageFilename="a.svg" imageWidth="200" imageHeight="100"><TextRegion><Coords points="20,10 120,10 120,50 20,50"/><TextEquiv conf="0.5"><Unicode>Dear reader</Unicode></TextEquiv></TextRegion></Page></PcGts>`,
    [rectangle('TextRegion', ...block, 0.5), text('Dear reader', ...block)],
  ],
  [
    'page-xml',
    'in/a.xml',
    `<PcGts><Page imageFilename="a.svg" imageWidth="200" imageHeight="100"><TextRegion><Coords points="20,10 120,10 120,50 20,50"/><TextLine><Coords points="20,10 120,10 120,30 20,30"/></TextLine><TextEquiv><Unicode>Dear reader</Unicode></TextEquiv></TextRegion></Page></PcGts>`,
    [rectangle('TextRegion', ...block), text('Dear reader', ...block), rectangle('Line', ...line)],
  ],
])('%s: what has text and no lines with text keeps it', async (_, name, content, regions) => {
  const { tasks } = await regionsOf({ [name]: content, 'in/a.svg': picture }, 'in');
  expect(tasks[0]!.regions).toEqual(regions);
});

describe('a label config says which levels are imported', () => {
  const config =
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="Line"/></RectangleLabels><TextArea name="said" toName="i" perRegion="true"/></View>';

  test.each([
    ['hocr', { 'in/a.hocr': hocr }, { Block: 1, Paragraph: 1, Word: 2, photo: 1 }],
    ['page-xml', { 'in/a.xml': page }, { TextRegion: 1, ImageRegion: 1 }],
  ])('%s', async (format, files, others) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'c.xml': config, 'in/my; page.svg': picture });
    const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'c.xml', '--json']);
    const { skipped, diagnostics, format: found } = JSON.parse(stdout);
    expect({ found, diagnostics }).toEqual({ found: format, diagnostics: [] });
    const named = Object.entries(others).map(([label, count]) => [
      `regions of the kind ${label}, which is not a label of the label config`,
      count,
    ]);
    const readings =
      format === 'page-xml'
        ? { 'further readings of a text (TextEquiv)': 1 }
        : { 'properties of hOCR called "baseline"': 1 };
    expect(skipped).toEqual({ ...Object.fromEntries(named), ...readings });
  });
});

test('without a text area the text is lost, which is said', async () => {
  const folder = temporaryFolder();
  const config =
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="Line"/></RectangleLabels></View>';
  writeFiles(folder, { 'in/a.hocr': hocr, 'c.xml': config, 'in/my; page.svg': picture });
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'c.xml', '--json']);
  expect(JSON.parse(stdout).diagnostics).toEqual([
    expect.objectContaining({ code: 'label-mark-lost', message: expect.stringContaining('Caf\u00e9 & bar') }),
  ]);
});

test.each<[string, string, string, string, number | undefined]>([
  ['a word without a box', 'hocr', hocr.replace('bbox 70 10 120 30', 'bbox 70 10'), 'label-malformed', 6],
  [
    'a line that ends before it starts',
    'hocr',
    hocr.replace('bbox 20 10 120 30', 'bbox 120 10 20 30'),
    'label-malformed',
    6,
  ],
  ['HTML that is not XHTML', 'hocr', hocr.replace('</p>', ''), 'label-file-malformed', 7],
  [
    'a string without a height',
    'alto',
    alto('pixel', 1).replace('HEIGHT="20" CONTENT', 'CONTENT'),
    'label-malformed',
    5,
  ],
  ['another root', 'alto', '<?xml version="1.0"?>\n<data/>', 'label-file-malformed', 2],
  [
    'coordinates that are none',
    'page-xml',
    page.replace('20,10 120,10 120,50 20,50', '20,10 120'),
    'label-malformed',
    3,
  ],
  [
    'an outline of two points',
    'page-xml',
    page.replace('20,10 120,10 120,50 20,50', '20,10 120,10'),
    'label-malformed',
    3,
  ],
  ['a row with a word for a number', 'tesseract', tsv.replace('\t70\t', '\tseventy\t'), 'label-malformed', 7],
  ['another header', 'tesseract', tsv.replace('level', 'depth'), 'label-file-malformed', 1],
])('%s is found', async (_what, format, content, code, line) => {
  const files = { 'in/a.svg': picture, 'in/my; page.svg': picture, [`in/a.${format}`]: content };
  const { errors, exitCode } = await checkInput(files, '-i', `in/a.${format}`, '--input-format', format);
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.objectContaining({ code, file: `in/a.${format}`, line })]);
});

test('bytes that are not in the declared encoding, and an image that is not there, are said', async () => {
  const latin1 = Buffer.from(alto('pixel', 1), 'latin1');
  const { errors } = await checkInput({ 'a.xml': latin1 }, '-i', 'a.xml', '--input-format', 'alto');
  expect(errors).toEqual([expect.objectContaining({ code: 'invalid-utf8', line: 5 })]);
  const { codes } = await checkInput({ 'a.xml': alto('pixel', 1) }, '-i', 'a.xml');
  expect(codes).toEqual(['image-missing']);
});
