import fc, { type Arbitrary } from 'fast-check';
import type { JsonObject } from '../../src/json/json.ts';
import { labelListBreaks, labelListOddities, put, putEach, without } from './breaks.ts';
import type { Break, Kind } from './kind.ts';
import { image } from './objects.ts';
import { percent } from './texts.ts';

interface Shape {
  /** The tag without labels. */
  tag: string;
  value: Arbitrary<JsonObject>;
  breaks: readonly Break[];
  oddities?: readonly Break[];
}

const fields = ['x', 'y', 'width', 'height'];
const radius = fc.double({ min: 0, max: 50, noNaN: true });
const pair = fc.tuple(percent, percent);

const rectangle: Shape = {
  tag: 'Rectangle',
  value: fc.record(
    { x: percent, y: percent, width: percent, height: percent, rotation: fc.integer({ min: 0, max: 360 }) },
    { requiredKeys: ['x', 'y', 'width', 'height'] },
  ),
  breaks: fields.flatMap((key) => [without(`/${key}`), ...putEach(`/${key}`, '10', 100.5, null, [10])]),
  oddities: [put('/x', -5), put('/width', -5), put('/rotation', 400)],
};

const shapes: Shape[] = [
  rectangle,
  {
    tag: 'Ellipse',
    value: fc.record({ x: percent, y: percent, radiusX: radius, radiusY: radius }),
    breaks: [
      ...['x', 'y', 'radiusX', 'radiusY'].flatMap((key) => [without(`/${key}`), put(`/${key}`, '10')]),
      ...putEach('/x', 100.5, null),
      ...putEach('/radiusX', 50.5, -1),
      ...putEach('/radiusY', 50.5, -1),
    ],
    oddities: [put('/x', -5), put('/rotation', 400)],
  },
  {
    tag: 'KeyPoint',
    value: fc.record({ x: percent, y: percent, width: percent }),
    breaks: ['/x', '/y'].flatMap((key) => [without(key), ...putEach(key, '10', 100.5, null)]),
    oddities: [without('/width')],
  },
  {
    tag: 'Polygon',
    value: fc.record({ points: fc.array(pair, { minLength: 3, maxLength: 6 }) }),
    breaks: [
      without('/points'),
      ...putEach('/points', 'x', null, { x: 1 }),
      ...putEach('/points/1', [1], [1, 2, 3], { x: 1, y: 2 }, 7),
      ...putEach('/points/0/1', '10', 100.5, null),
    ],
    oddities: [put('/points', [[1, 2]]), put('/points/0/0', -5)],
  },
  {
    tag: 'Brush',
    value: fc.record(
      {
        format: fc.constant('rle'),
        rle: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 9 }),
      },
      { requiredKeys: ['rle'] },
    ),
    breaks: [
      without('/rle'),
      ...putEach('/rle', [], 'x', null, { size: [1, 1], counts: 'x' }),
      ...putEach('/rle/0', 256, -1, 1.5, '1', null),
    ],
  },
  {
    tag: 'Bitmask',
    value: fc.constant({ imageDataURL: 'data:image/png;base64,iVBORw0KGgo=' }),
    breaks: [without('/imageDataURL'), ...putEach('/imageDataURL', 7, null, ['x'])],
  },
  {
    tag: 'Vector',
    value: fc.record({
      vertices: fc.array(fc.record({ x: percent, y: percent }), { minLength: 1, maxLength: 5 }),
    }),
    breaks: [
      without('/vertices'),
      ...putEach('/vertices', 'x', null, {}),
      ...putEach('/vertices/0', [1, 2], 7),
      put('/vertices/0', { x: 1 }, '/vertices/0/y'),
      put('/vertices/0', { y: 1 }, '/vertices/0/x'),
    ],
  },
];

/** All tags that draw on an image, with and without labels, and Labels beside a shape. */
export const shapeKinds: Kind[] = [
  ...shapes.flatMap((shape) => [plain(shape), labelled(shape)]),
  plain({ ...shapes.find(({ tag }) => tag === 'Brush')!, tag: 'MagicWand' }),
  ...shapes.filter(({ tag }) => tag === 'Rectangle' || tag === 'Ellipse').map(besideLabels),
];

function plain({ tag, value, ...changes }: Shape): Kind {
  return { name: `${tag} on Image`, control: tag, object: image, value: () => value, ...changes };
}

function labelled({ tag, value, breaks, oddities = [] }: Shape): Kind {
  const control = `${tag}Labels`;
  const key = control.toLowerCase();
  return {
    name: `${control} on Image`,
    control,
    object: image,
    labels: 'Label',
    value: ({ labels }) =>
      fc.tuple(value, fc.constantFrom(...labels)).map(([shape, label]) => ({ ...shape, [key]: [label] })),
    breaks: [...breaks, ...labelListBreaks(key)],
    oddities: [...oddities, ...labelListOddities(key)],
  };
}

function besideLabels({ tag, value, breaks }: Shape): Kind {
  return {
    name: `Labels beside ${tag} on Image`,
    control: 'Labels',
    object: image,
    labels: 'Label',
    shape: tag,
    value: ({ labels }) =>
      fc.tuple(value, fc.constantFrom(...labels)).map(([shape, label]) => ({ ...shape, labels: [label] })),
    breaks: [...breaks, ...labelListBreaks('labels')],
  };
}
