import { type Found, indexByName } from '../../label-config/find-by-name.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { fillIn, shortList } from '../../label-config/repeaters.ts';
import { createSuggester } from '../../suggest.ts';
import { type ResultCursor, regionPath, reportNotShown, type ValueCheck } from './cursor.ts';
import { listNames } from './list-names.ts';
import type { ResultControl } from './result-control.ts';

/** Prepares the look-up of the tag that `from_name` names; when there is none, that is reported. */
export function compileFromNameCheck(
  controls: readonly ResultControl[],
  config: LabelConfig,
): (name: string, cursor: ResultCursor) => Found<ResultControl> | undefined {
  const findControl = indexByName(controls);
  const findObject = indexByName(config.objects);
  const names = controls.map((control) => control.name);
  const suggest = createSuggester(names);

  return (name, cursor) => {
    const control = findControl(name);
    const short = control && shortList(control.item.repeater, control.indices, cursor.data);
    if (control && !short) return control;
    let note = findObject(name) && !short ? ' That is the name of an object tag.' : '';
    if (short) note = itemsOf(short);
    const args = { name, known: listNames(names), suggestion: suggest(name), note };
    cursor.report({ code: 'unknown-from-name', args, path: regionPath(cursor, '/from_name') });
    return undefined;
  };
}

/** How many items a Repeater has, as a sentence. */
function itemsOf({ variable, count }: { variable: string; count: number }): string {
  return ` "${variable}" of this task has ${count === 1 ? '1 item' : `${count} items`}, counted from 0.`;
}

/**
 * Prepares the look-up of the checks for values of a control that are about the object `to_name`. When that
 * is not an object of the control, this is reported and there are no checks.
 */
export function compileToNameCheck(
  config: LabelConfig,
): (control: Found<ResultControl>, name: string, cursor: ResultCursor) => readonly ValueCheck[] | undefined {
  const findObject = indexByName(config.objects);
  const suggest = createSuggester(config.objects.map((object) => object.name));

  return ({ item: control, indices }, name, cursor) => {
    const object = findObject(name);
    const toName = control.toName.map((target) => fillIn(target, indices));
    const isItsOwn = indices.size === 0 || object?.indices.size === 0 || toName.includes(name);
    const checks = object
      ? isItsOwn && control.targets.get(object.item)
      : pairwiseChecks(control, name, cursor);
    if (checks) return checks;

    const args = { name, control: control.name, known: listNames(toName) };
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
function pairwiseChecks(
  control: ResultControl,
  name: string,
  cursor: ResultCursor,
): readonly ValueCheck[] | undefined {
  if (control.tag.type !== 'Pairwise') return undefined;
  const isJoined = name === control.toName.join(',');
  if (name !== control.name && !isJoined) return undefined;
  if (isJoined && name !== control.name) {
    reportNotShown(cursor, '"to_name" has the names of both objects', '/to_name', control);
  }
  const [checks] = control.targets.values();
  return checks;
}
