import type { ControlTag } from '../../label-config/model.ts';
import { labelNames } from './label-names.ts';
import type { ValueCheck } from './value-check.ts';

/** Checks that every item on the paths of a Taxonomy result is known; their order is not looked at. */
export function checkTaxonomy(control: ControlTag): ValueCheck {
  const names = labelNames(control);

  return (value, _region, spot) => {
    const paths = value.taxonomy as string[][];
    for (const [i, path] of paths.entries()) {
      for (const [j, item] of path.entries()) {
        if (!names.has(item)) names.reportUnknown(item, `/value/taxonomy/${i}/${j}`, spot);
      }
    }
    return true;
  };
}
