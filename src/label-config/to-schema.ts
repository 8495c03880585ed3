import type { JsonObject } from '../json/json.ts';
import { collectDemands, type DataDemand } from './demands.ts';
import { EVERY_INDEX, type LabelConfig, type PathStep } from './model.ts';

/**
 * The greatest list index for which a schema is written; a greater one only asks for a list that is long
 * enough.
 */
const greatestIndex = 1000;

/**
 * Makes the JSON Schema (draft 7) of the data of one task for a label config. Each demand of the config is
 * one part of its `allOf`, in order, so the number after `#/allOf/` in the path of an error is the position
 * of the demand.
 */
export function toSchema(
  config: LabelConfig,
  demands: readonly DataDemand[] = collectDemands(config),
): JsonObject {
  const schema: JsonObject = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Data of a task for ${config.file}`,
    description:
      'The keys that the label config asks for, and what their values look like. More keys may be there.',
    type: 'object',
  };
  if (demands.length > 0) schema.allOf = demands.map(demandSchema);
  return schema;
}

function demandSchema({ steps, schema, required }: DataDemand): JsonObject {
  const whole = atPath(steps, schema);
  return required ? whole : { 'x-preferred': whole };
}

/** The schema of a value that has another value, with a schema of its own, at a path below it. */
function atPath([step, ...rest]: readonly PathStep[], schema: JsonObject): JsonObject {
  if (step === undefined) return schema;
  const below = atPath(rest, schema);
  if (step === EVERY_INDEX) return { type: 'array', items: below };
  if (typeof step === 'string') return { type: 'object', required: [step], properties: { [step]: below } };
  const list: JsonObject = { type: 'array', minItems: step + 1 };
  if (step <= greatestIndex) list.items = [...new Array<JsonObject>(step).fill({}), below];
  return list;
}
