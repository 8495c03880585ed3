import { boxOrOutline } from '../../regions/box-or-outline.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { ShapeKind } from '../../regions/shape.ts';
import type { Input } from '../format.ts';
import type { CocoShapes } from './shapes.ts';

/** The shapes of an annotation that become regions. */
export type ChosenShapes = Pick<CocoShapes, 'box' | 'outline'>;

/** How a box and an outline that differ are counted where the label is one of the other alone. */
const OUTLINE_ONLY = 'boxes with a label for polygons or masks only';
const BOX_ONLY = 'polygons and masks with a label for boxes only';

/**
 * Prepares to choose from what an annotation, called `label`, has; `agrees`: its box is the one around its outline. A box mostly says no more than the outline or the keypoints beside it, so that
 * the two are one region; what is skipped for that is counted. A box that says something else is one of its own, if the label config has a tag with this
 * label for either.
 */
export function shapeChooser(
  { options, skip }: Pick<Input, 'options' | 'skip'>,
  controls: LabelControls,
): (shapes: CocoShapes, label: string, agrees: boolean) => ChosenShapes {
  return ({ box, outline, keypoints }, label, agrees) => {
    const [first] = outline;
    if (!box) return { box, outline };
    const boxAlone = () => {
      skip('polygons and masks imported as boxes', 1);
      return { box, outline: [] };
    };
    const outlineAlone = () => {
      skip('boxes around polygons, masks or keypoints', 1);
      return { box: undefined, outline };
    };
    const hasKeypoints = keypoints.length > 0 && controls.keypoint.length > 0;
    if (!first) return hasKeypoints && controls.rectangle.length === 0 ? outlineAlone() : { box, outline };
    const kind = first.kind === 'brush' && options.masksAs === 'polygons' ? 'polygon' : first.kind;
    const wanted = boxOrOutline(controls, kind, label);
    const hasBoth = controls.rectangle.length > 0 && controls[kind].length > 0;
    if (hasBoth && !agrees) {
      const has = (kind: ShapeKind) => controls[kind].some((control) => control.has(label));
      if (has('rectangle') === has(kind)) return { box, outline };
      skip(has(kind) ? OUTLINE_ONLY : BOX_ONLY, 1);
      return has(kind) ? { box: undefined, outline } : { box, outline: [] };
    }
    if (wanted === 'box') return boxAlone();
    return wanted === 'outline' || hasKeypoints ? outlineAlone() : { box, outline };
  };
}
