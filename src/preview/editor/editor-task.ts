import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { type KnownUnits, offsetPlanner } from '../../regions/plan-offsets.ts';

/** Turns a task as it was read into what the editor of Label Studio 1.x is given by its server. */
export type EditorTaskMaker = (task: Json, known: KnownUnits) => Json;

/** Offsets in texts become those of 1.x, as `push` writes them; completions of 0.9 become annotations. */
export function editorTaskMaker(config: LabelConfig | undefined): EditorTaskMaker {
  const planOffsets = offsetPlanner(config, { to: 'code-points' });
  return (value, known) => {
    const task: JsonObject = isObject(value) ? value : {};
    if (!isObject(task.data)) return { data: task, annotations: [], predictions: [] };
    const { data } = task;
    const edits = planOffsets(task, data, known, () => {})?.edits ?? [];
    const entriesOf = (list: 'annotations' | 'completions' | 'predictions') =>
      (Array.isArray(task[list]) ? task[list] : []).flatMap((entry, at): JsonObject[] => {
        if (!isObject(entry)) return [];
        const { result, model_version, score } = entry;
        const own = edits.filter((edit) => edit.list === list && edit.entry === at);
        const regions = (Array.isArray(result) ? result : []).map((region, i) => {
          const edit = own.find((one) => one.region === i);
          if (!edit || !isObject(region) || !isObject(region.value)) return region;
          return { ...region, value: { ...region.value, start: edit.start, end: edit.end } };
        });
        return [
          {
            result: regions,
            ...(model_version !== undefined && { model_version: versionOf(model_version) }),
            ...(score !== undefined && { score }),
          },
        ];
      });
    return {
      data,
      annotations: [...entriesOf('annotations'), ...entriesOf('completions')],
      predictions: entriesOf('predictions'),
    };
  };
}

/** The server keeps versions as text; the page of the editor stays blank for another. */
function versionOf(version: Json): Json {
  if (typeof version === 'string' || version === null) return version;
  return typeof version === 'object' ? JSON.stringify(version) : showValue(version);
}
