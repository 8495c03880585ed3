import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, LabelConfig } from '../../label-config/model.ts';
import { regionId } from './region-ids.ts';

/** Whether something is chosen in the other results of an answer; undefined when that cannot be told. */
export type IsSelected = (answer: JsonObject, result: readonly Json[]) => boolean | undefined;

/**
 * Prepares the look at the choices of one tag, or of all; at any of them when there are no `values`. Undefined when the tag is not
 * there, is there twice, or its choices are not known.
 */
export function compileSelection(
  name: string | undefined,
  values: readonly string[] | undefined,
  config: LabelConfig,
): IsSelected | undefined {
  const all = config.controls.filter(({ tag }) => tag.type === 'Choices' || tag.type === 'Taxonomy');
  const asked = name === undefined ? all : all.filter((control) => control.name === name);
  const named = config.controls.filter((control) => control.name === name).length;
  const isKnown = asked.every(
    ({ repeater, dynamicLabels }) => !repeater && !(values !== undefined && dynamicLabels),
  );
  if ((name !== undefined && (asked.length !== 1 || named !== 1)) || !isKnown) return undefined;

  const tags = new Map(asked.map((control) => [control.name, compileTag(control, values)]));
  return (answer, result) => {
    let isAny = false;
    let isEvery = true;
    for (const other of result) {
      if (!isObject(other) || other === answer || !isObject(other.value)) continue;
      const tag = tags.get(other.from_name as string);
      const chosen = other.value[other.type === 'taxonomy' ? 'taxonomy' : 'choices'];
      if (!tag || !Array.isArray(chosen) || chosen.length === 0) continue;
      if (name !== undefined && tag.isPerRegion && regionId(other) !== regionId(answer)) continue;
      const isMet = tag.isMet(chosen);
      if (isMet === undefined) return undefined;
      if (isMet) isAny = true;
      else isEvery = false;
    }
    // Of several results of one tag it depends on their order and on the image which of them counts.
    if (isAny && !isEvery && name !== undefined) return undefined;
    return isAny;
  };
}

function compileTag(control: ControlTag, values: readonly string[] | undefined) {
  const wanted = values && new Set(values.map((value) => stored(control, value.trim())));
  return {
    isPerRegion: attributeOf(control.tag, 'perRegion')?.value === 'true',
    /** The last step of a path counts; whether those above it do, depends on the tag. */
    isMet(chosen: readonly Json[]): boolean | undefined {
      if (!wanted) return true;
      const paths = chosen.map((item) => (Array.isArray(item) ? item : [item]));
      const isWanted = (item: Json | undefined) =>
        typeof item === 'string' && wanted.has(stored(control, item));
      if (paths.some((path) => isWanted(path.at(-1)))) return true;
      return paths.some((path) => path.some(isWanted)) ? undefined : false;
    },
  };
}

/** What is stored for a choice that is given by its value or its alias. */
function stored({ labels }: ControlTag, name: string): string {
  if (labels.has(name)) return name;
  for (const [alias, tag] of labels) if (attributeOf(tag, 'value')?.value === name) return alias;
  return name;
}
