import { indexByName } from '../../label-config/find-by-name.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { createSuggester } from '../../suggest.ts';
import { listNames } from './list-names.ts';
import type { ResultControl } from './result-control.ts';
import { regionPath, type Spot } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Prepares the look-up of the checks for values of a control that are about the object `to_name`. When that
 * is no object of the control, this is reported and there are no checks.
 */
export function compileToNameCheck(
  config: LabelConfig,
): (control: ResultControl, name: string, spot: Spot) => readonly ValueCheck[] | undefined {
  const findObject = indexByName(config.objects);
  const suggest = createSuggester(config.objects.map((object) => object.name));

  return (control, name, spot) => {
    const object = findObject(name);
    const checks = object ? control.targets.get(object) : pairwiseChecks(control, name);
    if (checks) return checks;

    const args = { name, control: control.name, known: listNames(control.toName) };
    const path = regionPath(spot, '/to_name');
    if (object) spot.report({ code: 'to-name-not-of-control', args, path, tag: control.tag.ref });
    else
      spot.report({
        code: 'unknown-to-name',
        args: { ...args, suggestion: suggest(name) },
        path,
        tag: control.tag.ref,
      });
    return undefined;
  };
}

/**
 * The editor writes the name of the Pairwise tag itself into `to_name`; some tools join the names of its
 * objects.
 */
function pairwiseChecks(control: ResultControl, name: string): readonly ValueCheck[] | undefined {
  if (control.tag.type !== 'Pairwise') return undefined;
  if (name !== control.name && name !== control.toName.join(',')) return undefined;
  const [checks] = control.targets.values();
  return checks;
}
