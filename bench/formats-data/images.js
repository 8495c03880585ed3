// Shapes on images.

import { join } from 'node:path';
import { encode } from 'fast-png';
import { box, corners, file, folder, image, label, many, SIZE, write } from './common.js';

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

const cvatImage = (i) =>
  `<image id="${i}" name="${i}.png" width="640" height="480">${many(30, (k) => {
    const [x, y, r, b] = corners(i + k);
    return `<box label="${label(k)}" occluded="0" xtl="${x}.00" ytl="${y}.00" xbr="${r}.00" ybr="${b}.00" z_order="0"><attribute name="color">red</attribute></box>`;
  }).join('\n')}</image>\n`;

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

export const images = {
  'mask-dir': maskDir,
  cvat: file(
    'annotations.xml',
    1000,
    '<annotations><version>1.1</version>\n',
    cvatImage,
    '</annotations>',
    '',
    (i) => `images/${i}.png`,
  ),
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
};
