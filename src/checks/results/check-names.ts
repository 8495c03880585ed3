import { indexByName } from '../../label-config/find-by-name.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { createSuggester } from '../../suggest.ts';
import { type ResultCursor, regionPath, type ValueCheck } from './cursor.ts';
import { listNames } from './list-names.ts';
import type { ResultControl } from './result-control.ts';

/** Prepares the look-up of the tag that `from_name` names; when there is none, that is reported. */
export function compileFromNameCheck(
  controls: readonly ResultControl[],
  config: LabelConfig,
): (name: string, cursor: ResultCursor) => ResultControl | undefined {
  const findControl = indexByName(controls);
  const findObject = indexByName(config.objects);
  const names = controls.map((control) => control.name);
  const suggest = createSuggester(names);

  return (name, cursor) => {
    const control = findControl(name);
    if (!control) {
      const note = findObject(name) ? ' That is the name of an object tag.' : '';
      const args = { name, known: listNames(names), suggestion: suggest(name), note };
      cursor.report({ code: 'unknown-from-name', args, path: regionPath(cursor, '/from_name') });
    }
    return control;
  };
}

/**
 * Prepares the look-up of the checks for values of a control that are about the object `to_name`. When that
 * is no object of the control, this is reported and there are no checks.
 */
export function compileToNameCheck(
  config: LabelConfig,
): (control: ResultControl, name: string, cursor: ResultCursor) => readonly ValueCheck[] | undefined {
  const findObject = indexByName(config.objects);
  const suggest = createSuggester(config.objects.map((object) => object.name));

  return (control, name, cursor) => {
    const object = findObject(name);
    const checks = object ? control.targets.get(object) : pairwiseChecks(control, name);
    if (checks) return checks;

    const args = { name, control: control.name, known: listNames(control.toName) };
    const path = regionPath(cursor, '/to_name');
    if (object) cursor.report({ code: 'to-name-not-of-control', args, path, tag: control.tag.ref });
    else
      cursor.report({
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
