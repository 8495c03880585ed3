import type { Json, JsonObject } from '../../../src/json/json.ts';
import { encodeBrush } from '../../../src/regions/brush-rle.ts';
import type { Rows } from './measured.ts';
import { from, head, view } from './parts.ts';
import type { Subject } from './subjects.ts';

/** Size of the image `a.png` of the tests. */
const size = { original_width: 64, original_height: 48, image_rotation: 0 };
const inMiddle = (x: number, y: number) => x >= 16 && x < 48 && y >= 12 && y < 36;
const pixels = Uint8Array.from({ length: 64 * 48 }, (_, i) => (inMiddle(i % 64, Math.floor(i / 64)) ? 1 : 0));
const mask = { format: 'rle', rle: encodeBrush({ width: 64, height: 48, pixels }) };
/** Pixels of the size of the image; those in the middle black. */
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAYAAAChS3wfAAAAQklEQVR42u3QMQ0AAAzDsPInvSHos2ePLYVAEgAAgJt5zgADDDDAAAMMMMAAAwwwwAADDDDAAAMMMMAAAwwAAADoFqSh/R/O+QwuAAAAAElFTkSuQmCC';
const vertex = { id: 'a', prevPointId: 'c', x: 20, y: 20, isBezier: false };
const places: Record<string, JsonObject> = {
  Rectangle: { x: 20, y: 20, width: 50, height: 40, rotation: 30 },
  Ellipse: { x: 50, y: 50, radiusX: 30, radiusY: 20, rotation: 30 },
  KeyPoint: { x: 50, y: 50, width: 5 },
  Polygon: { points: [[20, 20], [70, 20], [50, 70]], closed: true }, // biome-ignore format: one line is easier to read
  Brush: mask as unknown as JsonObject,
  Bitmask: { imageDataURL: picture },
  Vector: {
    vertices: [
      vertex,
      { ...vertex, id: 'b', prevPointId: 'a', x: 70, y: 20 },
      {
        ...vertex,
        id: 'c',
        prevPointId: 'b',
        x: 50,
        y: 70,
        isBezier: true,
        controlPoint1: { x: 60, y: 40 },
        controlPoint2: { x: 55, y: 60 },
      },
    ],
    closed: true,
  },
};

function drawing(tag: string, place: JsonObject): Subject[] {
  const image = '<Image name="o" value="$image"/>';
  const data = { image: '/data/local-files/?d=a.png' };
  const label = '<Label value="A" background="#c000c0"/><Label value="B" background="#0000c0"/>';
  const labelled = `${tag}Labels`.toLowerCase();
  const region = { id: 'r', ...from, ...size };
  const question =
    '<Choices name="q" toName="o" perRegion="true"><Choice value="good"/><Choice value="bad"/></Choices>';
  const answer = { id: 'r', from_name: 'q', to_name: 'o', type: 'choices', ...size };
  const sizeIn = (at: number) => Object.keys(size).map((key) => `/${at}/${key}`);
  const placeIn = (at: number) => Object.keys(place).map((key) => `/${at}/value/${key}`);
  const isSized = ['KeyPoint', 'Brush', 'Bitmask'].includes(tag);
  return [
    {
      name: `${tag}Labels`,
      look: 'drawing',
      config: view(image, `<${tag}Labels name="l" toName="o">${label}</${tag}Labels>`),
      data,
      result: [{ ...region, type: labelled, value: { ...place, [labelled]: ['A'] } }],
      skipped: tag === 'Rectangle' ? [] : [...head(0), ...(isSized ? [] : sizeIn(0))],
    },
    {
      name: `${tag} with an answer`,
      look: 'drawing',
      config: view(image, `<${tag} name="l" toName="o"/>`, question),
      data,
      result: [
        { ...region, type: tag.toLowerCase(), value: place },
        { ...answer, value: { ...place, choices: ['good'] } as Json },
      ] as JsonObject[],
      skipped: tag === 'Rectangle' ? ['/0'] : ['/0', ...head(1), ...sizeIn(1), ...placeIn(1)],
    },
  ];
}

/** Shapes in an image, with labels of their own and without. */
export const drawings: readonly Subject[] = Object.entries(places).flatMap(([tag, place]) =>
  drawing(tag, place),
);

export const shownDrawings: Rows = {
  'Rectangle with an answer': [['/1/id', undefined, null, '', 7, 'other']],
  KeyPointLabels: [['/0/original_width', undefined, -1]],
  VectorLabels: [
    ['/0/value/vertices/1/isBezier', undefined, null, 0, ''],
    ['/0/value/vertices/2/isBezier', 1, 'true'],
  ],
  BitmaskLabels: [['/0/original_width', undefined, null, 0]],
};

export const hiddenDrawings: Rows = {
  EllipseLabels: [['/0/value/radiusX', 0]],
  KeyPointLabels: [['/0/value/width', undefined, null]],
  PolygonLabels: [['/0/value/closed', null]],
  VectorLabels: [['/0/value/vertices/1/isBezier', true, 1, 'true', [], {}]],
  BitmaskLabels: [
    ['/0/original_width', -1],
    ['/0/original_height', -1],
  ],
};
