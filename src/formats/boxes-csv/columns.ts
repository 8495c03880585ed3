import { isImage } from '../media/image-dir.ts';

/** How four numbers give a box: two corners, a corner and the size, or the center and the size. */
export type BoxForm = 'corners' | 'size' | 'center';

/** Where the columns of a table of boxes are. */
export interface BoxColumns {
  /** The names in the first row; undefined for a table without a header. */
  names: readonly string[] | undefined;
  /** Each row is a JSON object with the names as its keys. */
  areKeys?: true;
  image: number;
  /** The column of the labels; undefined for a table of one class. */
  label: number | undefined;
  form: BoxForm;
  /** The four columns of the box, or the one that has them as a list. */
  box: readonly number[];
  /** The width and height of the image. */
  size: readonly [number, number] | undefined;
  score: number | undefined;
}

const imageNames = [
  ...['filename', 'file', 'imagename', 'image', 'imagepath', 'imgpath', 'imgname', 'img', 'imagefilename'],
  ...['imagefile', 'filepath', 'path', 'imageid', 'imgid', 'imageindex'],
];
const labelNames = [
  ...[
    'class',
    'label',
    'classname',
    'labelname',
    'category',
    'categoryname',
    'classlabel',
    'object',
    'objectname',
  ],
  ...['type', 'tag', 'classid', 'labelid', 'categoryid', 'annotationtag'],
  'findinglabel',
];
const scoreNames = ['confidence', 'score', 'conf', 'probability'];
const forms: readonly (readonly [BoxForm, readonly string[]])[] = [
  ['corners', ['xmin', 'ymin', 'xmax', 'ymax']],
  ['corners', ['x1', 'y1', 'x2', 'y2']],
  ['corners', ['bboxxmin', 'bboxymin', 'bboxxmax', 'bboxymax']],
  ['corners', ['bboxx1', 'bboxy1', 'bboxx2', 'bboxy2']],
  ['corners', ['left', 'top', 'right', 'bottom']],
  // The German Traffic Sign Recognition Benchmark.
  ['corners', ['roix1', 'roiy1', 'roix2', 'roiy2']],
  // The LISA Traffic Sign Dataset.
  ['corners', ['upperleftcornerx', 'upperleftcornery', 'lowerrightcornerx', 'lowerrightcornery']],
  ['center', ['xcenter', 'ycenter', 'width', 'height']],
  ['center', ['xcenter', 'ycenter', 'w', 'h']],
  ['center', ['xc', 'yc', 'w', 'h']],
  ['size', ['bboxx', 'bboxy', 'bboxwidth', 'bboxheight']],
  ['size', ['x', 'y', 'width', 'height']],
  ['size', ['x', 'y', 'w', 'h']],
  ['size', ['xmin', 'ymin', 'width', 'height']],
  ['size', ['left', 'top', 'width', 'height']],
  // ChestX-ray14: "Bbox [x,y,w,h]" in four columns.
  ['size', ['bboxx', 'y', 'w', 'h']],
  ['size', ['bbox']],
];
const sizes = [
  ['imagewidth', 'imageheight'],
  ['imgwidth', 'imgheight'],
  ['width', 'height'],
] as const;

/** The RSNA Pneumonia Detection Challenge, in which 1 is the only class. */
const rsnaNames = ['patientid', 'x', 'y', 'width', 'height', 'target'];

/** The form of the boxes whose columns are there. */
export function formOf(plain: readonly string[]) {
  return forms.find(([, names]) => names.every((name) => plain.includes(name)));
}

/** Finds the columns in the first row of a table, or tells them by its cells where it has no header; undefined for any other table. */
export function boxColumnsOf(first: readonly string[]): BoxColumns | undefined {
  const plain = plainNames(first);
  const at = (names: readonly string[]) =>
    names.map((name) => plain.indexOf(name)).find((index) => index >= 0);
  const isRsna = rsnaNames.every((name) => plain.includes(name));
  const image = at(imageNames) ?? (isRsna ? at(['patientid']) : undefined);
  const label = at(labelNames) ?? (isRsna ? at(['target']) : undefined);
  const found = formOf(plain);
  if (image === undefined || !found) return withoutHeader(first);
  const [form, names] = found;
  const box = names.map((name) => plain.indexOf(name));
  // Four sides without any class are boxes only where nothing else can be meant.
  if (label === undefined && form !== 'corners' && names.length > 1) return undefined;
  const size = sizes
    .map(([width, height]) => [plain.indexOf(width), plain.indexOf(height)] as const)
    .find(([width, height]) => width >= 0 && height >= 0 && !box.includes(width));
  return { names: first, image, label, form, box, size, score: at(scoreNames) };
}

/** Why a table whose header has boxes is none that can be read, with what to do about it; undefined for any other. */
export function unreadBoxesIn(first: readonly string[]): { why: string; advice: string } | undefined {
  if (boxColumnsOf(first)) return undefined;
  const plain = plainNames(first);
  const list = first.find((_, i) => plain[i] === 'predictionstring');
  if (list !== undefined) {
    const why = `${JSON.stringify(list)} has several boxes in a cell, and boxes-csv reads a row for each box`;
    return {
      why,
      advice: 'Write a row for each box, with the columns filename, xmin, ymin, xmax, ymax and class.',
    };
  }
  const found = formOf(plain);
  const has = (names: readonly string[]) => names.some((name) => plain.includes(name));
  if (!found) return undefined;
  if (has(imageNames)) {
    const why = 'no column has the labels of the boxes';
    return { why, advice: 'Name the column with the labels "class", or add one.' };
  }
  if (!has(labelNames)) return undefined;
  const why = 'no column has the names of the images';
  return { why, advice: 'Name the column with the images "filename".' };
}

/** keras-retinanet writes path,x1,y1,x2,y2,class; SKU-110K the size of the image after that; makesense.ai label,x,y,width,height,image and the size of that. */
function withoutHeader(cells: readonly string[]): BoxColumns | undefined {
  const common = { names: undefined, score: undefined };
  const areNumbers = (from: number, to: number) => cells.slice(from, to).every((cell) => number.test(cell));
  const isEmpty = cells.slice(1).every((cell) => cell === '');
  if (cells.length === 6 && isImage(cells[0]!) && (isEmpty || (areNumbers(1, 5) && cells[5] !== ''))) {
    return { ...common, image: 0, label: 5, form: 'corners', box: [1, 2, 3, 4], size: undefined };
  }
  if (cells.length === 8 && isImage(cells[0]!) && areNumbers(1, 5) && areNumbers(6, 8) && cells[5] !== '') {
    return { ...common, image: 0, label: 5, form: 'corners', box: [1, 2, 3, 4], size: [6, 7] };
  }
  if (cells.length === 8 && isImage(cells[5]!) && areNumbers(1, 5) && areNumbers(6, 8)) {
    return { ...common, image: 5, label: 0, form: 'size', box: [1, 2, 3, 4], size: [6, 7] };
  }
  return undefined;
}

/** Names as they are compared: without case, spaces and marks. */
export function plainNames(first: readonly string[]): string[] {
  return first.map((name) => name.toLowerCase().replaceAll(/[^a-z\d]/g, ''));
}

const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
