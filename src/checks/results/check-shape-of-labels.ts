import { showValue } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { type DrawnShape, shapeOfRegion } from '../../label-config/tags.ts';
import { checkSchema } from './check-schema.ts';
import { regionPath, type ValueCheck } from './cursor.ts';
import { regionId, regionIndex } from './region-ids.ts';

/**
 * Checks a Labels region on an image. It gives labels to the shape that has the same id, whose coordinates it
 * repeats; or it is of the type of a labelled shape and stands alone.
 */
export function checkShapeOfLabels({ tag }: ControlTag): ValueCheck {
  const checks = new Map<DrawnShape, ValueCheck>();

  return (value, region, cursor) => {
    const id = regionId(region);
    const shape =
      shapeOfRegion(region.type as string) ??
      (id === undefined ? undefined : regionIndex(cursor).get(showValue(id)));
    if (shape === undefined) {
      const args = { id: id === undefined ? '' : showValue(id) };
      cursor.report({ code: 'labels-without-shape', args, path: regionPath(cursor, '/id'), tag: tag.ref });
      return false;
    }
    if (Object.keys(value).length === 1) return true;
    const check = checks.get(shape) ?? checkSchema(shape, tag);
    checks.set(shape, check);
    return check(value, region, cursor);
  };
}
