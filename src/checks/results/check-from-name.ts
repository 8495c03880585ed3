import { indexByName } from '../../label-config/find-by-name.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { createSuggester } from '../../suggest.ts';
import { listNames } from './list-names.ts';
import type { ResultControl } from './result-control.ts';
import { regionPath, type Spot } from './spot.ts';

/** Prepares the look-up of the tag that `from_name` names; when there is none, that is reported. */
export function compileFromNameCheck(
  controls: readonly ResultControl[],
  config: LabelConfig,
): (name: string, spot: Spot) => ResultControl | undefined {
  const findControl = indexByName(controls);
  const findObject = indexByName(config.objects);
  const names = controls.map((control) => control.name);
  const suggest = createSuggester(names);

  return (name, spot) => {
    const control = findControl(name);
    if (!control) {
      const note = findObject(name) ? ' That is the name of an object tag.' : '';
      const args = { name, known: listNames(names), suggestion: suggest(name), note };
      spot.report({ code: 'unknown-from-name', args, path: regionPath(spot, '/from_name') });
    }
    return control;
  };
}
