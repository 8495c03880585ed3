import { expect, test } from 'vitest';
import { checkInput } from './check-input.ts';
import { picture } from './regions-of.ts';

const box = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>';
const voc = `<annotation><folder>x</folder><filename>a.svg</filename><object><name>cat</name>${box}</object><weather>rain</weather></annotation>`;
const via = {
  'a.svg': {
    filename: 'a.svg',
    size: -1,
    regions: [{ shape_attributes: { name: 'point', cx: 1, cy: 1 }, region_attributes: {}, tracker: 7 }],
    file_attributes: {},
    base64_img_data: 'eA==',
    fileref: '',
  },
};
const coco = {
  info: {},
  licenses: [],
  images: [{ id: 1, file_name: 'a.svg' }],
  categories: [{ id: 1, name: 'cat', supercategory: 'animal', color: '#fff' }],
  annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 9, 9] }],
  videos: [{ id: 1 }],
};
const video = `<annotations><meta><task><size>5</size><original_size><width>20</width><height>10</height></original_size><source>a.mp4</source></task></meta>
<track id="0" label="cat" source="auto" group_id="3"><box frame="0" keyframe="1" outside="0" occluded="1" xtl="1" ytl="1" xbr="5" ybr="5" z_order="0"/></track></annotations>`;
const alto = `<alto><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="200" HEIGHT="100"><PrintSpace>
<TextLine ID="l" HPOS="1" VPOS="1" WIDTH="50" HEIGHT="9" BASELINE="8"><String CONTENT="Hi" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9" STYLE="bold"/><SP/><HYP CONTENT="-"/></TextLine></PrintSpace></Page></Layout></alto>`;
const page = `<PcGts><Page imageFilename="a.svg" imageWidth="200" imageHeight="100"><ReadingOrder><RegionRef/></ReadingOrder>
<TextRegion id="r" type="heading"><Coords points="1,1 9,1 9,9 1,9"/><TextLine id="l"><Coords points="1,1 9,1 9,9 1,9"/><Baseline points="1,8 9,8"/>
<TextEquiv index="0"><Unicode>Hi</Unicode></TextEquiv><TextEquiv index="1"><Unicode>Ho</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>`;
const hocr = `<html><body><div class="ocr_page" title="image a.svg; bbox 0 0 200 100; ppageno 0; scan_res 70 70">
<span class="ocr_line" title="bbox 1 1 99 9; baseline 0 -5; textangle 90"><span class="ocrx_word" lang="deu" title="bbox 1 1 9 9; x_wconf 96; x_fsize 12"><span class="ocrx_cinfo" title="x_bboxes 1 1 5 9">Hi</span></span></span></div></body></html>`;
const eaf = `<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="1500"/></TIME_ORDER>
<TIER TIER_ID="t" EXT_REF="e2" LANG_REF="deu"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b" CVE_REF="c1" EXT_REF="e1"><ANNOTATION_VALUE>Hi</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
const rttm = `SPEAKER a 1 0.0 1.5 <NA> <NA> ada <NA> <NA>
SPEAKER a 1 1.5 1.5 hello adult bo 0.5 0.25
LEXEME a 1 1.5 0.5 hello lex bo <NA>
`;
const kitti = `Car 0 0 -1.57 20 10 60 30 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59
Car 0 0 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10
Car 0 0 0 20 10 60 30 0 0 0 0 0 0 0
Car 0 0 -1 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10
DontCare -1 -1 -10 5 5 9 9 -1 -1 -1 -1000 -1000 -1000 -10
`;

const withoutImages = new Set(['mot', 'cvat-video', 'eaf', 'rttm']);

// What a format defines and no region has a place for is named with how many there are.
test.each<[string, Record<string, string>, Record<string, number>]>([
  ['voc', { 'd/a.xml': voc }, { 'elements of files called "weather"': 1 }],
  [
    'via',
    { 'd/a.json': JSON.stringify(via) },
    { 'members of images called "base64_img_data"': 1, 'members of regions called "tracker"': 1 },
  ],
  [
    'coco',
    { 'd/a.json': JSON.stringify(coco) },
    { 'members of categories called "color"': 1, 'lists called "videos"': 1 },
  ],
  [
    'cvat-video',
    { 'd/a.xml': video, 'd/a.mp4': 'video' },
    {
      'attributes of tracks and their boxes called "source"': 1,
      'attributes of tracks and their boxes called "group_id"': 1,
      'attributes of tracks and their boxes called "occluded"': 1,
    },
  ],
  [
    'mot',
    {
      'd/s/gt/gt.txt': '1,1,1,1,9,9,1,1,0.5\n2,1,1,1,9,9,1,1,1\n',
      'd/s/seqinfo.ini': '[Sequence]\nimWidth=100\nimHeight=50\nseqLength=2\n',
      'd/s/s.mp4': 'video',
    },
    { 'visibilities of boxes (column 9)': 1 },
  ],
  [
    'alto',
    { 'd/a.xml': alto },
    {
      'attributes of ALTO called "BASELINE"': 1,
      'attributes of ALTO called "STYLE"': 1,
      'elements of ALTO called "HYP"': 1,
    },
  ],
  [
    'page-xml',
    { 'd/a.xml': page },
    {
      'elements of PAGE called "ReadingOrder"': 1,
      'attributes of PAGE called "type"': 1,
      'elements of PAGE called "Baseline"': 1,
      'further readings of a text (TextEquiv)': 1,
    },
  ],
  [
    'hocr',
    { 'd/a.hocr': hocr },
    {
      'properties of hOCR called "scan_res"': 1,
      'properties of hOCR called "baseline"': 1,
      'properties of hOCR called "textangle"': 1,
      'properties of hOCR called "x_fsize"': 1,
      'attributes of hOCR called "lang"': 1,
      'characters (ocrx_cinfo)': 1,
    },
  ],
  [
    'eaf',
    { 'd/a.eaf': eaf, 'd/a.wav': '' },
    {
      'attributes of tiers called "EXT_REF"': 1,
      'attributes of tiers called "LANG_REF"': 1,
      'attributes of annotations called "CVE_REF"': 1,
      'attributes of annotations called "EXT_REF"': 1,
    },
  ],
  [
    'rttm',
    { 'd/a.rttm': rttm, 'd/a.wav': '' },
    {
      'orthographies (column 6)': 1,
      'subtypes (column 7)': 1,
      'lookahead times (column 10)': 1,
      'lines of the type LEXEME': 1,
    },
  ],
  ['kitti', { 'd/a.txt': kitti }, { '3D boxes': 1, 'observation angles (alpha)': 1, 'DontCare areas': 1 }],
])('%s', async (format, files, wanted) => {
  const image: Record<string, string> = withoutImages.has(format) ? {} : { 'd/a.svg': picture };
  const { skipped, errors } = await checkInput({ ...image, ...files }, 'd', '--input-format', format);
  expect(errors).toEqual([]);
  expect(skipped).toEqual(wanted);
});
