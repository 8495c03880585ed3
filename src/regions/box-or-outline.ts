import type { LabelControls } from './controls.ts';
import type { ShapeKind } from './shape.ts';

/**
 * Which of a box and an outline (a polygon or a mask) that say the same becomes the region: the one that the label config has a tag for; of two
 * tags the only one with this label, else that of the outline, which says more. Undefined where it has a tag for neither.
 */
export function boxOrOutline(
  controls: LabelControls,
  outline: ShapeKind,
  label: string,
): 'box' | 'outline' | undefined {
  const boxes = controls.rectangle;
  const outlines = controls[outline];
  if (outlines.length === 0) return boxes.length === 0 ? undefined : 'box';
  if (boxes.length === 0) return 'outline';
  const has = (tags: typeof boxes) => tags.some((tag) => tag.has(label));
  return has(boxes) && !has(outlines) ? 'box' : 'outline';
}
