import type { LabelControls } from '../../regions/controls.ts';
import { maskOfPolygons } from '../../regions/mask-of-polygons.ts';
import { MOST_MASK_PIXELS, type Size } from '../../regions/shape.ts';
import type { Input } from '../format.ts';
import type { CocoShapes } from './shapes.ts';

/**
 * Makes a mask of the polygons of an annotation where the label config has its label for masks and not for polygons: Label Studio's export
 * BRUSH_TO_COCO writes the outlines of masks. The size of the image has to be known.
 */
export function polygonsAsMask(
  { options, skip }: Pick<Input, 'options' | 'skip'>,
  controls: LabelControls,
): (shapes: CocoShapes, label: string, image: Size | undefined) => CocoShapes {
  return (shapes, label, image) => {
    const has = (kind: 'brush' | 'polygon') => controls[kind].some((control) => control.has(label));
    const isWanted = options.masksAs !== 'polygons' && has('brush') && !has('polygon');
    const polygons = shapes.outline.flatMap((shape) => (shape.kind === 'polygon' ? [shape.points] : []));
    if (polygons.length === 0 || !isWanted || !image || image.width * image.height > MOST_MASK_PIXELS)
      return shapes;
    skip('polygons imported as masks', polygons.length);
    return { ...shapes, outline: [{ kind: 'brush', mask: maskOfPolygons(polygons, image) }] };
  };
}
