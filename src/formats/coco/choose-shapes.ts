import { boxOrOutline } from '../../regions/box-or-outline.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Input } from '../format.ts';
import type { CocoShapes } from './shapes.ts';

/** The shapes of an annotation that become regions. */
export type ChosenShapes = Pick<CocoShapes, 'box' | 'outline'>;

/**
 * Prepares to choose from what an annotation, called `label`, has; `agrees`: its box is the one around its outline. A box mostly says no more than the outline or the keypoints beside it, so that
 * the two are one region; what is skipped for that is counted. A box that says something else is one of its own.
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
    if (hasBoth && !agrees) return { box, outline };
    if (wanted === 'box') return boxAlone();
    return wanted === 'outline' || hasKeypoints ? outlineAlone() : { box, outline };
  };
}
