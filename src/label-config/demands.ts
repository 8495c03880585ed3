import type { JsonObject } from '../json/json.ts';
import { append } from '../lists.ts';
import { readSchema } from '../package-files.ts';
import { attributeOf } from './attribute.ts';
import type { Attribute, DataPath, DataSource, LabelConfig, PathStep, Tag } from './model.ts';
import { tagRule } from './tags.ts';
import { parseDataSource } from './variables.ts';

/** One thing that a tag asks of each task's data: a value at a path, of a certain shape. */
export interface DataDemand {
  tag: Tag;
  attribute: Attribute;
  /** The variable as written, without the dollar sign. */
  variable: string;
  /** The way to the value; never empty. */
  steps: PathStep[];
  /** JSON Schema of the value; an empty one when any value will do. */
  schema: JsonObject;
  /**
   * False for the variables after the first in a text: Label Studio does not ask for them, but shows
   * "undefined" without.
   */
  required: boolean;
}

/**
 * What a label config asks of the data (docs/rules.md, "Data: which keys are wanted"), without repetitions: of
 * several tags that ask for the same, the first one speaks.
 */
export function collectDemands(config: LabelConfig): DataDemand[] {
  const demands: DataDemand[] = [];
  for (const tag of config.tags) {
    const on = tag.type === 'Repeater' ? attributeOf(tag, 'on') : undefined;
    if (on) append(demands, demandsOf(tag, parseDataSource(on)));
  }
  for (const { tag, source } of [...config.objects, ...config.controls]) {
    if (source) append(demands, demandsOf(tag, source));
  }
  return withoutRepetitions(demands);
}

function demandsOf(tag: Tag, { attribute, kind, variables }: DataSource): DataDemand[] {
  // Label Studio writes this name where no key is known yet, and puts the only key of the data in its place.
  if (attribute.value === '$undefined$') return [];
  const schema = kind === 'key' ? valueSchema(tag, attribute) : {};
  return variables.flatMap((path, position) => {
    const steps = clearSteps(path);
    if (steps.length === 0) return [];
    const whole = steps.length === path.steps.length;
    return {
      tag,
      attribute,
      variable: path.text,
      steps,
      schema: whole ? schema : {},
      required: position === 0 && isFirstIn(attribute.value, path.text),
    };
  });
}

/**
 * JSON Schema of the value that an attribute of a tag stands for; an empty schema where any value will do. A `resolver` makes the value
 * the address of a file that holds it.
 */
function valueSchema(tag: Tag, attribute: Attribute): JsonObject {
  const data = attributeOf(tag, 'resolver') ? undefined : tagRule(tag.type)?.data;
  if (data === undefined) return {};
  return typeof data === 'string' ? readSchema(`data/${data}`) : data(tag, attribute);
}

/** Variables that depend on the index of a Repeater are not listed, so the first one listed may be a later one. */
function isFirstIn(value: string, variable: string): boolean {
  return value.startsWith(variable, value.indexOf('$') + 1);
}

/**
 * The steps of a path up to the first that can be read in two ways: digits after a dot are a key for the
 * server, and an index for the editor when there is a list.
 */
function clearSteps({ steps }: DataPath): PathStep[] {
  const unclear = steps.findIndex((step, depth) => {
    return typeof step === 'string' && (/[[\]]|^\.$/.test(step) || (depth > 0 && /^\d+$/.test(step)));
  });
  return unclear === -1 ? steps : steps.slice(0, unclear);
}

function withoutRepetitions(demands: DataDemand[]): DataDemand[] {
  const distinct = new Map<string, DataDemand>();
  for (const demand of demands) {
    const what = JSON.stringify([demand.variable, demand.required, demand.schema]);
    if (!distinct.has(what)) distinct.set(what, demand);
  }
  return [...distinct.values()];
}
