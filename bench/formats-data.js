// Makes data sets of the formats that bring labels, with a number of units: files, or records of one file.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { encode } from 'fast-png';

const SIZE = [640, 480];
const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' ');
const image = encode({
  width: SIZE[0],
  height: SIZE[1],
  data: new Uint8Array(SIZE[0] * SIZE[1]),
  channels: 1,
});

/** Boxes, spans and times of the k-th label: the same in every run, and all valid. */
const box = (k) => [(k * 37) % 500, (k * 53) % 400, 10 + (k % 90), 10 + (k % 60)];
const word = (k) => words[k % words.length];
const label = (k) => (k % 2 ? 'Car' : 'Plane');
const many = (count, item) => Array.from({ length: count }, (_, k) => item(k));
const range = (k) => [k * 1.5, k * 1.5 + 1];
const sentence = (k) => many(12, (i) => word(k + i * 5)).join(' ');

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes one file from pieces. */
async function writeLarge(path, pieces) {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 1e6) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'close');
}

function* listOf(open, count, item, close, between = '') {
  yield open;
  for (let i = 0; i < count; i++) yield (i > 0 ? between : '') + item(i);
  yield close;
}

/** A folder with a label file for each image or sound, which lies beside it or where `media` says. */
function folder(ending, count, content, media = (i) => `${i}.png`, at = (i) => `${i}`) {
  return (path, times) => {
    for (let i = 0; i < count * times; i++) {
      write(join(path, at(i) + ending), content(i));
      write(join(path, media(i)), media(i).endsWith('.png') ? image : '');
    }
    return path;
  };
}

/** One file with all labels, beside the images that it names. */
function file(name, count, open, item, close, between, images) {
  return async (path, times) => {
    await writeLarge(join(path, name), listOf(open, count * times, item, close, between));
    if (images) for (let i = 0; i < count * times; i++) write(join(path, images(i)), image);
    return join(path, name);
  };
}

const sound = (i) => `${i}.wav`;
const clock = (seconds, mark) => {
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  const milliseconds = String(Math.round((seconds % 1) * 1000)).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${mark}${milliseconds}`;
};

const textGrid = () => {
  const items = many(
    150,
    (k) => `${range(k)[0]}\n${range(k)[1]}\n"${word(k)}"\n${range(k)[1]}\n${range(k + 1)[0]}\n""`,
  );
  return `File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n225\n<exists>\n1\n"IntervalTier"\n"words"\n0\n225\n300\n${items.join('\n')}\n`;
};

const eaf = () => {
  const slots = many(300, (k) => `<TIME_SLOT TIME_SLOT_ID="ts${k}" TIME_VALUE="${k * 500}"/>`);
  const items = many(
    150,
    (k) =>
      `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${k}" TIME_SLOT_REF1="ts${2 * k}" TIME_SLOT_REF2="ts${2 * k + 1}"><ANNOTATION_VALUE>${word(k)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`,
  );
  return `<ANNOTATION_DOCUMENT><TIME_ORDER>${slots.join('\n')}</TIME_ORDER><TIER TIER_ID="words">${items.join('\n')}</TIER></ANNOTATION_DOCUMENT>`;
};

const corners = (k) => {
  const [x, y, w, h] = box(k);
  return [x, y, x + w, y + h];
};

const hocr = (i) =>
  `<html><body><div class="ocr_page" title='image "${i}.png"; bbox 0 0 640 480'>\n${many(100, (k) => `<span class="ocr_line" title="bbox ${corners(k).join(' ')}"><span class="ocrx_word" title="bbox ${corners(k).join(' ')}; x_wconf 96">${word(k)}</span></span>`).join('\n')}\n</div></body></html>`;

const altoPlace = (k) => {
  const [x, y, w, h] = box(k);
  return `HPOS="${x}" VPOS="${y}" WIDTH="${w}" HEIGHT="${h}"`;
};
const alto = () =>
  `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page WIDTH="640" HEIGHT="480"><PrintSpace>\n${many(100, (k) => `<TextLine ${altoPlace(k)}><String ${altoPlace(k)} CONTENT="${word(k)}" WC="0.96"/></TextLine>`).join('\n')}\n</PrintSpace></Page></Layout></alto>`;

const coords = (k) => {
  const [x, y, r, b] = corners(k);
  return `<Coords points="${x},${y} ${r},${y} ${r},${b} ${x},${b}"/>`;
};
const pageXml = (i) =>
  `<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="${i}.png" imageWidth="640" imageHeight="480">\n${many(60, (k) => `<TextRegion id="r${k}">${coords(k)}<TextLine id="l${k}">${coords(k)}<TextEquiv conf="0.73"><Unicode>${word(k)}</Unicode></TextEquiv></TextLine></TextRegion>`).join('\n')}\n</Page></PcGts>`;

const tesseract = () =>
  `level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n${many(150, (k) => `4\t1\t1\t1\t${k + 1}\t0\t${box(k).join('\t')}\t-1\t\n5\t1\t1\t1\t${k + 1}\t1\t${box(k).join('\t')}\t96\t${word(k)}`).join('\n')}\n`;

const webAnno = () => {
  const head =
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=de.x.POS|PosValue\n#T_SP=de.x.NamedEntity|value\n#T_RL=de.x.Dependency|DependencyType|BT_de.x.POS\n\n\n';
  const rows = (i) => {
    const at = (from, to) => `${18 * i + from}-${18 * i + to}`;
    const n = i + 1;
    return `#Text=Ada lives in Rome\n${n}-1\t${at(0, 3)}\tAda\tPROPN\tPER\tnsubj\t${n}-2\n${n}-2\t${at(4, 9)}\tlives\tVERB\t_\troot\t${n}-2\n${n}-3\t${at(10, 12)}\tin\tADP\t_\tcase\t${n}-4\n${n}-4\t${at(13, 17)}\tRome\tPROPN\tLOC\tobl\t${n}-2\n\n`;
  };
  return head + many(700, rows).join('');
};

const brat = (path, times) => {
  const text = `${many(200, sentence).join('\n')}\n`;
  const starts = [...text.matchAll(/\w+/g)].filter((_, k) => k % 6 === 0);
  const marks = starts.map(
    ({ 0: kept, index }, k) => `T${k + 1}\t${label(k)} ${index} ${index + kept.length}\t${kept}\n`,
  );
  for (let i = 0; i < 350 * times; i++) {
    write(join(path, `${i}.txt`), text);
    write(join(path, `${i}.ann`), marks.join(''));
  }
  return path;
};

const maskDir = (path, times) => {
  const data = new Uint8Array(SIZE[0] * SIZE[1]);
  for (let y = 100; y < 300; y++) data.fill(1, y * SIZE[0] + 100 + (y % 50), y * SIZE[0] + 300);
  const mask = encode({ width: SIZE[0], height: SIZE[1], data, channels: 1 });
  write(join(path, 'classes.txt'), 'background\nleaf\n');
  for (let i = 0; i < 500 * times; i++) {
    write(join(path, `images/${i}.png`), image);
    write(join(path, `masks/${i}.png`), mask);
  }
  return path;
};

const mot = (path, times) => {
  const rows = (s) =>
    many(300, (f) =>
      many(10, (k) => `${f + 1},${k + 1},${box(k + s)[0]},${box(f)[1]},40,20,1,1,1\n`).join(''),
    ).join('');
  for (let s = 0; s < 60 * times; s++) {
    write(
      join(path, `S${s}/seqinfo.ini`),
      `[Sequence]\nname=S${s}\nframeRate=30\nseqLength=300\nimWidth=640\nimHeight=480\n`,
    );
    write(join(path, `S${s}/gt/gt.txt`), rows(s));
    write(join(path, `S${s}/S${s}.mp4`), '');
  }
  return path;
};

const cvatImage = (i) =>
  `<image id="${i}" name="${i}.png" width="640" height="480">${many(30, (k) => {
    const [x, y, r, b] = corners(i + k);
    return `<box label="${label(k)}" occluded="0" xtl="${x}.00" ytl="${y}.00" xbr="${r}.00" ybr="${b}.00" z_order="0"><attribute name="color">red</attribute></box>`;
  }).join('\n')}</image>\n`;

const cvatTrack = (i) =>
  `<track id="${i}" label="${label(i)}" source="manual">${many(300, (f) => {
    const [x, y, r, b] = corners(i + f);
    return `<box frame="${f}" keyframe="1" outside="0" occluded="0" xtl="${x}.00" ytl="${y}.00" xbr="${r}.00" ybr="${b}.00"></box>`;
  }).join('\n')}</track>\n`;
const cvatVideo = (path, times) => {
  const head =
    '<annotations><version>1.1</version><meta><task><size>300</size><source>road.mp4</source><original_size><width>640</width><height>480</height></original_size></task></meta>\n';
  for (let i = 0; i < 30 * times; i++) {
    write(join(path, `v${i}/annotations.xml`), `${head}${many(5, cvatTrack).join('')}</annotations>`);
    write(join(path, `v${i}/road.mp4`), '');
  }
  return path;
};

const via = (i) => {
  const regions = many(30, (k) => {
    const [x, y, width, height] = box(i + k);
    return { shape_attributes: { name: 'rect', x, y, width, height }, region_attributes: { name: label(k) } };
  });
  return `"${i}.png1":${JSON.stringify({ filename: `${i}.png`, size: 1, regions, file_attributes: {} })}`;
};

const dota = () =>
  many(150, (k) => {
    const [x, y, r, b] = corners(k);
    return `${x}.0 ${y}.0 ${r}.0 ${y}.0 ${r}.0 ${b}.0 ${x}.0 ${b}.0 ${label(k)} 0\n`;
  }).join('');

const kitti = () =>
  many(
    100,
    (k) =>
      `${label(k)} 0.00 0 -1.57 ${corners(k)
        .map((n) => `${n}.00`)
        .join(' ')} 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\n`,
  ).join('');

const openImages = (i) =>
  many(30, (k) => {
    const [x, y, r, b] = corners(i + k);
    return `${i},xclick,/m/0cmf2,1,${x / 640},${r / 640},${y / 480},${b / 480},0,0,0,0,0\n`;
  }).join('');

const createMl = (i) =>
  JSON.stringify({
    image: `${i}.png`,
    annotations: many(30, (k) => {
      const [x, y, width, height] = box(i + k);
      return { label: label(k), coordinates: { x: x + width / 2, y: y + height / 2, width, height } };
    }),
  });

const groundTruth = (i) => {
  const annotations = many(30, (k) => {
    const [left, top, width, height] = box(i + k);
    return { class_id: k % 2, left, top, width, height };
  });
  return `${JSON.stringify({ 'source-ref': `s3://b/${i}.png`, box: { image_size: [{ width: 640, height: 480, depth: 3 }], annotations }, 'box-metadata': { objects: annotations.map(() => ({ confidence: 0 })), 'class-map': { 0: 'Plane', 1: 'Car' }, type: 'groundtruth/object-detection', 'human-annotated': 'yes' } })}\n`;
};

const labelbox = (i) => {
  const objects = many(30, (k) => {
    const [left, top, width, height] = box(i + k);
    return {
      name: label(k),
      value: label(k),
      annotation_kind: 'ImageBoundingBox',
      classifications: [],
      bounding_box: { top, left, height, width },
    };
  });
  return `${JSON.stringify({ data_row: { id: `d${i}`, external_id: `${i}.png`, row_data: `https://example.com/${i}.png` }, media_attributes: { height: 480, width: 640, asset_type: 'image' }, projects: { p: { name: 'P', labels: [{ label_kind: 'Default', id: `l${i}`, annotations: { objects, classifications: [] } }] } } })}\n`;
};

const supervisely = (path, times) => {
  write(
    join(path, 'meta.json'),
    JSON.stringify({ classes: ['Plane', 'Car'].map((title) => ({ title, shape: 'rectangle' })), tags: [] }),
  );
  const objects = many(80, (k) => {
    const [x, y, r, b] = corners(k);
    return {
      classTitle: label(k),
      geometryType: 'rectangle',
      points: {
        exterior: [
          [x, y],
          [r, b],
        ],
        interior: [],
      },
      tags: [],
    };
  });
  const text = JSON.stringify({ size: { width: 640, height: 480 }, tags: [], objects });
  for (let i = 0; i < 500 * times; i++) {
    write(join(path, `ds/ann/${i}.png.json`), text);
    write(join(path, `ds/img/${i}.png`), image);
  }
  return path;
};

const spansOf = (k) => {
  const text = sentence(k);
  return {
    text,
    spans: [...text.matchAll(/\w+/g)]
      .filter((_, i) => i % 3 === 0)
      .map(({ 0: kept, index }, i) => [index, index + kept.length, label(i)]),
  };
};
const spansJsonl = (i) => {
  const { text, spans } = spansOf(i);
  return `${JSON.stringify({ id: i, text, label: spans })}\n`;
};
const spansCsv = (i) => {
  const { text, spans } = spansOf(i);
  return `${text},"${JSON.stringify(spans).replaceAll('"', '""')}",${i}\n`;
};

/** A workbook with one sheet; its entries are compressed one after the other, so that it is as large as a zip may be in memory. */
const xlsx = (path, times) => {
  const rows = many(
    40_000 * times,
    (i) =>
      `<row><c t="inlineStr"><is><t>${i === 0 ? 'text' : sentence(i)}</t></is></c>${i === 0 ? '<c t="inlineStr"><is><t>n</t></is></c>' : `<c><v>${i}</v></c>`}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const entries = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${types}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}/worksheet" Target="s.xml"/></Relationships>`,
    'xl/s.xml': `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  write(join(path, 'rows.xlsx'), zip(entries));
  return join(path, 'rows.xlsx');
};

function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [bytes, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(bytes, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const start = Buffer.alloc(4 + 42);
    start.writeUInt32LE(0x02014b50, 0);
    start.writeUInt16LE(20, 4);
    common.copy(start, 6);
    start.writeUInt32LE(at, 42);
    directory.push(start, path);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = Object.keys(entries).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** Each takes a new folder and how many times the usual size it is to be; resolves to the input. At ten times that is some 50 MB of labels. */
export const makers = {
  'mask-dir': maskDir,
  'spans-jsonl': file('spans.jsonl', 30_000, '', spansJsonl, ''),
  'spans-csv': file('spans.csv', 30_000, 'text,label,n\n', spansCsv, ''),
  'text-classes-csv': file(
    'c.csv',
    60_000,
    'id,comment_text,toxic,threat\n',
    (i) => `${i},${sentence(i)},${i % 2},${i % 3 ? 0 : 1}\n`,
    '',
  ),
  brat,
  'webanno-tsv': folder('.tsv', 50, webAnno, (i) => `${i}.png`),
  srt: folder(
    '.srt',
    500,
    () =>
      many(
        150,
        (k) => `${k + 1}\n${clock(range(k)[0], ',')} --> ${clock(range(k)[1], ',')}\n${sentence(k)}\n`,
      ).join('\n'),
    sound,
  ),
  vtt: folder(
    '.vtt',
    500,
    () =>
      `WEBVTT\n\n${many(150, (k) => `${clock(range(k)[0], '.')} --> ${clock(range(k)[1], '.')}\n${sentence(k)}\n`).join('\n')}`,
    sound,
  ),
  whisper: folder(
    '.json',
    500,
    () =>
      JSON.stringify({
        text: 'x',
        language: 'en',
        segments: many(100, (k) => ({ id: k, start: range(k)[0], end: range(k)[1], text: sentence(k) })),
      }),
    sound,
  ),
  audacity: folder(
    '.txt',
    500,
    () => many(400, (k) => `${range(k)[0].toFixed(6)}\t${range(k)[1].toFixed(6)}\t${label(k)}\n`).join(''),
    sound,
  ),
  textgrid: folder('.TextGrid', 1000, textGrid, sound),
  rttm: folder(
    '.rttm',
    500,
    (i) =>
      many(
        200,
        (k) => `SPEAKER ${i} 1 ${range(k)[0].toFixed(2)} 1.00 <NA> <NA> speaker_${k % 3} <NA> <NA>\n`,
      ).join(''),
    sound,
  ),
  eaf: folder('.eaf', 200, eaf, sound),
  ctm: folder(
    '.ctm',
    500,
    (i) => many(300, (k) => `${i} 1 ${range(k)[0].toFixed(2)} 1.00 ${word(k)} 0.98\n`).join(''),
    sound,
  ),
  mot,
  cvat: file(
    'annotations.xml',
    1000,
    '<annotations><version>1.1</version>\n',
    cvatImage,
    '</annotations>',
    '',
    (i) => `images/${i}.png`,
  ),
  'cvat-video': cvatVideo,
  hocr: folder('.hocr', 400, hocr),
  alto: folder('.xml', 400, alto),
  'page-xml': folder('.xml', 400, pageXml),
  tesseract: folder('.tsv', 500, tesseract),
  via: file('via.json', 1000, '{', via, '}', ',\n', (i) => `${i}.png`),
  dota: folder(
    '.txt',
    500,
    dota,
    (i) => `images/${i}.png`,
    (i) => `labelTxt/${i}`,
  ),
  kitti: folder(
    '.txt',
    500,
    kitti,
    (i) => `image_2/${i}.png`,
    (i) => `label_2/${i}`,
  ),
  openimages: file(
    'train-annotations-bbox.csv',
    1000,
    'ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside\n',
    openImages,
    '',
    '',
    (i) => `train/${i}.png`,
  ),
  createml: file('_annotations.createml.json', 1000, '[', createMl, ']', ',\n', (i) => `${i}.png`),
  'ground-truth': file('output.manifest', 1000, '', groundTruth, ''),
  labelbox: file('export.ndjson', 1000, '', labelbox, '', '', (i) => `${i}.png`),
  supervisely,
  xlsx,
};
