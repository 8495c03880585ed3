/** The shapes that can be drawn on an image; each has a JSON Schema in schemas/values. */
export type ShapeKind = 'rectangle' | 'ellipse' | 'keypoint' | 'polygon' | 'brush' | 'bitmask' | 'vector';

const shapes = new Map<string, ShapeKind>([
  ['rectangle', 'rectangle'],
  ['ellipse', 'ellipse'],
  ['keypoint', 'keypoint'],
  ['polygon', 'polygon'],
  ['brush', 'brush'],
  ['magicwand', 'brush'],
  ['bitmask', 'bitmask'],
  ['vector', 'vector'],
]);

/** The shape that a type of region draws (`rectangle`, `rectanglelabels`); undefined when it draws none. */
export function shapeOfType(type: string): ShapeKind | undefined {
  return shapes.get(type.toLowerCase().replace(/labels$/, ''));
}
