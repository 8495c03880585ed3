import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// Pages as older versions, other programs and other settings write them; a picture of 200 by 100 pixels.

const at = (x: number, y: number, width: number, height: number) =>
  `HPOS="${x}" VPOS="${y}" WIDTH="${width}" HEIGHT="${height}"`;
const alto = (unit: string, body: string, page = 'WIDTH="200" HEIGHT="100"') =>
  `<alto><Description><MeasurementUnit>${unit}</MeasurementUnit></Description><Layout><Page ${page}>${body}</Page></Layout></alto>`;
const pageXml = (body: string) =>
  `<PcGts><Page imageFilename="a.svg" imageWidth="200" imageHeight="100">${body}</Page></PcGts>`;
const hocr = (body: string, page = 'bbox 0 0 200 100') =>
  `<html><body><div class="ocr_page" title="image a.svg; ${page}">${body}</div></body></html>`;
const tsv = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const words = [tsv, '5\t1\t1\t1\t1\t1\t20\t10\t100\t20\t96.5\tHello', ''].join('\n');
const saved = (delimiter: string, quoted = 'Hello') =>
  words
    .split('\n')
    .map((line, i) => (line === '' ? line : `${i === 0 ? '' : i - 1}\t${line}`))
    .join('\n')
    .replaceAll('\t', delimiter)
    .replace('Hello', quoted);

const box = { x: 10, y: 10, width: 50, height: 20, rotation: 0 };
const rectangle = (label: string, score?: number) => ({
  from_name: 'rectangle',
  ...box,
  rectanglelabels: [label],
  ...(score !== undefined && { score }),
});
const text = (said: string) => ({ from_name: 'transcription', ...box, text: [said] });

test.each<[string, string, string, unknown[]]>([
  [
    'PAGE of 2010, whose corners are elements',
    'a.xml',
    pageXml(
      '<TextRegion id="r"><Coords><Point x="20" y="10"/><Point x="120" y="10"/><Point x="120" y="30"/><Point x="20" y="30"/></Coords></TextRegion>',
    ),
    [rectangle('TextRegion')],
  ],
  [
    'the lines in the cells of a table of PAGE',
    'a.xml',
    pageXml(
      '<TableRegion><Coords points="20,10 120,10 120,30 20,30"/><TableCell><Coords points="20,10 120,10 120,30 20,30"/><TextLine><Coords points="20,10 120,10 120,30 20,30"/><TextEquiv><Unicode>Hello</Unicode></TextEquiv></TextLine></TableCell></TableRegion>',
    ),
    [rectangle('TableRegion'), rectangle('TableCell'), rectangle('Line'), text('Hello')],
  ],
  [
    'a text of PAGE that is only there as plain text',
    'a.xml',
    pageXml(
      '<TextRegion><Coords points="20,10 120,10 120,30 20,30"/><TextEquiv><PlainText>Hello</PlainText></TextEquiv></TextRegion>',
    ),
    [rectangle('TextRegion'), text('Hello')],
  ],
  [
    'a page of ALTO whose size is only that of its print space',
    'a.xml',
    alto(
      'mm10',
      `<PrintSpace ${at(0, 0, 2000, 1000)}><TextBlock ${at(200, 100, 1000, 200)}/></PrintSpace>`,
      '',
    ),
    [rectangle('Block')],
  ],
  [
    'a page of ALTO whose size is that of its print space and margins',
    'a.xml',
    alto(
      'inch1200',
      `<TopMargin ${at(0, 0, 2000, 100)}/><RightMargin ${at(1900, 0, 100, 1000)}/><PrintSpace ${at(100, 100, 1800, 900)}><TextBlock ${at(200, 100, 1000, 200)}/></PrintSpace>`,
      '',
    ),
    [rectangle('Block')],
  ],
  [
    'shapes and words without a box in ALTO 4',
    'a.xml',
    alto(
      'pixel',
      '<PrintSpace><TextBlock><Shape><Polygon POINTS="20 10 120 10 120 30 20 30"/></Shape><TextLine><Shape><Polygon POINTS="20,10 120,10 120,30 20,30"/></Shape><String CONTENT="Hello"/><SP/><String CONTENT="you"/></TextLine></TextBlock></PrintSpace>',
    ),
    [rectangle('Block'), rectangle('Line'), text('Hello you')],
  ],
  [
    'an outline without a box in hOCR',
    'a.hocr',
    hocr('<div class="ocr_carea" title="poly 20 10 120 10 120 30 20 30">Hello</div>'),
    [rectangle('Block'), text('Hello')],
  ],
  [
    'a page of hOCR that is a part of its image',
    'a.hocr',
    hocr('<span class="ocr_line" title="bbox 20 10 120 30">Hello</span>', 'bbox 10 5 150 90'),
    [rectangle('Line'), text('Hello')],
  ],
  [
    'entities of HTML in hOCR',
    'a.hocr',
    hocr('<span class="ocr_line" title="bbox 20 10 120 30">Caf&eacute;&mdash;&amp;&nbsp;&lt;bar</span>'),
    [rectangle('Line'), text('Caf\u00e9\u2014& <bar')],
  ],
  ['a table of Tesseract that pandas saved', 'a.csv', saved(','), [rectangle('Word', 0.965), text('Hello')]],
  [
    'one with a comma in a word',
    'a.csv',
    saved(',', '"Hello, ""you"""'),
    [rectangle('Word', 0.965), text('Hello, "you"')],
  ],
  ['one with tabs', 'a.tsv', saved('\t'), [rectangle('Word', 0.965), text('Hello')]],
  ['one that Excel saved', 'a.csv', saved(';'), [rectangle('Word', 0.965), text('Hello')]],
])('%s', async (_what, name, content, regions) => {
  const { tasks, codes } = await regionsOf({ [`in/${name}`]: content, 'in/a.svg': picture }, 'in');
  expect(codes).toEqual([]);
  expect(tasks.map((task) => task.regions)).toEqual([regions]);
});

test('another table beside those of Tesseract is counted, whatever is wrong with it', async () => {
  const others = { 'in/b.csv': 'name,x\na,1\n', 'in/c.CSV': Buffer.from('caf\xe9,"x\n', 'latin1') };
  const { outcome, tasks, codes } = await regionsOf(
    { 'in/a.tsv': words, 'in/a.svg': picture, ...others },
    ...['in', '--input-format', 'tesseract'],
  );
  expect(codes).toEqual([]);
  expect(tasks).toHaveLength(1);
  expect(outcome.skipped).toEqual({ 'other files': 2 });
});

test('what Transkribus and OCR-D put beside the pages is counted', async () => {
  const content = pageXml('<TextRegion><Coords points="20,10 120,10 120,30 20,30"/></TextRegion>');
  const { outcome, tasks, codes } = await regionsOf(
    {
      'in/mets.xml': '<?xml version="1.0"?>\n<mets:mets xmlns:mets="http://www.loc.gov/METS/"/>',
      'in/metadata.xml': '<trpDocMetadata/>',
      'in/page/a.xml': content,
      'in/a.svg': picture,
    },
    'in',
  );
  expect(codes).toEqual([]);
  expect(tasks).toHaveLength(1);
  expect(outcome.skipped).toEqual({
    'files with the root <mets:mets>': 1,
    'files with the root <trpDocMetadata>': 1,
  });
});

test('coordinates in millimeters on a page without a size are not taken for pixels', async () => {
  const content = alto('mm10', `<PrintSpace><TextBlock ${at(20, 10, 100, 20)}/></PrintSpace>`, '');
  const { errors } = await checkInput({ 'in/a.xml': content, 'in/a.svg': picture }, 'in');
  expect(errors).toEqual([
    expect.objectContaining({
      code: 'image-size-unknown',
      message: expect.stringContaining('coordinates are in mm10, and the page has no WIDTH and HEIGHT'),
    }),
  ]);
});

test.each([
  [
    'a.xml',
    alto('pixel', `<PrintSpace><TextBlock ${at(20, 10, 100, 20)}/></PrintSpace>`).replace(
      '<Page ',
      '<Page ID="p" PHYSICAL_IMG_NR="1" ROTATION="90" ',
    ),
    { 'attributes of pages of ALTO called "ROTATION"': 1 },
  ],
  [
    'a.xml',
    pageXml('<TextRegion><Coords points="20,10 120,10 120,30 20,30"/></TextRegion>').replace(
      '<Page ',
      '<Page orientation="90" ',
    ),
    { 'attributes of pages of PAGE called "orientation"': 1 },
  ],
])('what is said of a whole page is counted', async (name, content, skipped) => {
  const found = await checkInput({ [`in/${name}`]: content, 'in/a.svg': picture }, 'in');
  expect(found).toMatchObject({ exitCode: 0, codes: [], skipped });
});
