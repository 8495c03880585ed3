import { describe, type JsonObject, quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import type { DrawnShape } from '../../label-config/tags.ts';
import { checkMask } from './check-mask.ts';
import { isUnplaced } from './check-region-places.ts';
import { type ResultCursor, reportNotShown, type ValueCheck } from './cursor.ts';
import { notDrawn } from './not-drawn.ts';

/** Checks what the editor of Label Studio 1.x takes for a shape and then does not draw. */
export function checkShownShape(shape: DrawnShape, control: ControlTag): ValueCheck {
  if (shape === 'brush') return checkMask(control);
  return (value, _region, cursor) => {
    if (shape !== 'keypoint' && value.rotation === null) {
      reportNotShown(cursor, '"rotation" is null instead of a number', '/value/rotation', control);
    }
    if (shape === 'keypoint' && typeof value.width !== 'number') {
      reportNotShown(cursor, 'a key point needs its "width"', '/value/width', control);
    }
    const found = notDrawn(shape, value);
    if (found) reportNotShown(cursor, found.problem, found.at, control);
    const { closed } = value;
    if ((shape === 'polygon' || shape === 'vector') && closed !== undefined && typeof closed !== 'boolean') {
      reportNotShown(
        cursor,
        `"closed" is ${describe(closed)} instead of true or false`,
        '/value/closed',
        control,
      );
    }
    if (shape === 'vector' && closed === true && !found) checkClosing(value.vertices as JsonObject[], cursor);
    return true;
  };

  /** The editor closes lines of a tag that may be closed; others as far as their first vertex names the last. */
  function checkClosing(vertices: readonly JsonObject[], cursor: ResultCursor): void {
    const [first, last] = [vertices[0]!, vertices.at(-1)!];
    const isDrawn = vertices.length < 3 || (last.id && first.prevPointId === last.id);
    if (isDrawn || attributeOf(control.tag, 'closable')?.value === 'true') return;
    const problem = `"closed" is true, but the line from its last vertex to the first is missing, as <${control.tag.written}> has no closable="true"`;
    reportNotShown(cursor, problem, '/value/closed', control);
  }
}

/** Checks that the image of a region (`item_index`) is there, as far as that is in the task: without it the annotation cannot be saved. */
export function checkItemIndex(control: ControlTag, object: ObjectTag): ValueCheck {
  const imagesOf = shownValue(object);
  return (_value, { item_index: index }, cursor) => {
    if (typeof index !== 'number') return true;
    const shown = imagesOf(cursor.data);
    const images = typeof shown === 'string' ? [shown] : shown;
    if (Array.isArray(images) && !(index in images)) {
      const count = images.length === 1 ? '1 image' : `${images.length} images`;
      reportNotShown(cursor, `"item_index" is ${index}, but there is ${count}`, '/item_index', control);
    }
    return true;
  };
}

/** Checks that an answer about each image (`perItem`) names one that is there: the editor shows it beside that image, and else nowhere. */
export function checkItemOfAnswer(control: ControlTag, object: ObjectTag): ValueCheck {
  const checkIndex = checkItemIndex(control, object);
  return (value, region, cursor) => {
    if ((region.item_index ?? null) !== null) return checkIndex(value, region, cursor);
    // One about a region is shown with it.
    if (!isUnplaced(region)) return true;
    const problem = `it has no "item_index", which says the image that ${quote(control.name)} is about (perItem)`;
    reportNotShown(cursor, problem, '/item_index', control);
    return true;
  };
}
