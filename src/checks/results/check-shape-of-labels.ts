import type { ControlTag } from '../../label-config/model.ts';
import { checkSchema } from './check-schema.ts';
import { regionId } from './region-id.ts';
import { regionIndex } from './region-index.ts';
import { type ShapeKind, shapeOfType } from './shapes.ts';
import { regionPath } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks a Labels region on an image. It gives labels to the shape that has the same id, whose coordinates it
 * repeats; or it is of the type of a labelled shape and stands alone.
 */
export function checkShapeOfLabels({ tag }: ControlTag): ValueCheck {
  const checks = new Map<ShapeKind, ValueCheck>();

  return (value, region, spot) => {
    const id = regionId(region);
    const shape =
      shapeOfType(region.type as string) ??
      (id === undefined ? undefined : regionIndex(spot).get(String(id)));
    if (shape === undefined) {
      const args = { id: id === undefined ? '' : String(id) };
      spot.report({ code: 'labels-without-shape', args, path: regionPath(spot, '/id'), tag: tag.ref });
      return false;
    }
    if (Object.keys(value).length === 1) return true;
    const check = checks.get(shape) ?? checkSchema(shape, tag);
    checks.set(shape, check);
    return check(value, region, spot);
  };
}
