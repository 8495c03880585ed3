import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import { checkLabels } from './check-labels.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks the `labels` of a VideoRectangle region, which come from the Labels tags of the same video. A region
 * need not have any, and without such a tag nothing is known about them.
 */
export function checkVideoLabels(object: ObjectTag, config: LabelConfig): ValueCheck[] {
  const [first, ...others] = config.controls.filter(
    ({ tag, toName }) => tag.type === 'Labels' && toName.includes(object.name),
  );
  return first ? [checkLabels(others.reduce(join, first), false)] : [];
}

function join(a: ControlTag, b: ControlTag): ControlTag {
  return {
    ...a,
    labels: new Map([...a.labels, ...b.labels]),
    dynamicLabels: a.dynamicLabels || b.dynamicLabels,
  };
}
