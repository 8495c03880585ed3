import type { Ajv, ErrorObject } from 'ajv';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { JsonObject } from '../../json/json.ts';
import { collectDemands } from '../../label-config/demands.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { toSchema } from '../../label-config/to-schema.ts';
import { isOnlyPreferred } from '../ajv.ts';
import { explainStep } from './explain-step.ts';
import { explainValue } from './explain-value.ts';
import { pointerDepth } from './pointer.ts';
import { prepareRequirements, type Requirement } from './requirement.ts';

/**
 * Checks the data of one task.
 * @param root JSON pointer from the task to its data: `/data`, or nothing when the task is its own data.
 */
export type DataCheck = (data: JsonObject, root: string, report: Report) => void;

/**
 * Prepares the check of task data against a label config: its JSON Schema, compiled, and the words for what
 * it finds.
 */
export function compileDataCheck(config: LabelConfig, ajv: Ajv): DataCheck {
  const demands = collectDemands(config);
  const requirements = prepareRequirements(demands);
  const validate = ajv.compile(toSchema(config, demands));

  return (data, root, report) => {
    if (!validate(data)) reportErrors(validate.errors!, requirements, data, root, report);
  };
}

/**
 * Reports one finding for each place, of which errors come first: what is wrong there need not be called
 * doubtful too.
 */
function reportErrors(
  errors: readonly ErrorObject[],
  requirements: readonly Requirement[],
  data: JsonObject,
  root: string,
  report: Report,
): void {
  const tell = (error: ErrorObject, onlyPreferred: boolean, told: Set<string> | undefined) => {
    const requirement = requirements[demandPosition(error.schemaPath)]!;
    const onTheWay = pointerDepth(error.instancePath) < requirement.demand.steps.length;
    const finding = onTheWay
      ? explainStep(error, requirement, data)
      : explainValue(error, requirement, onlyPreferred);
    if (!finding || told?.has(finding.path!)) return;
    told?.add(finding.path!);
    finding.path = root + finding.path;
    finding.tag = requirement.demand.tag.ref;
    report(finding);
  };
  // There may be one for each of a million tasks.
  const only = errors.length === 1 ? errors[0]! : undefined;
  if (only && !isOnlyPreferred(only.schemaPath)) {
    tell(only, false, undefined);
    return;
  }
  const told = new Set<string>();
  for (const onlyPreferred of [false, true]) {
    for (const error of errors) {
      if (error.keyword === 'x-preferred' || isOnlyPreferred(error.schemaPath) !== onlyPreferred) continue;
      tell(error, onlyPreferred, told);
    }
  }
}

/** `#/allOf/3/properties/text/type` is about the demand at 3. */
function demandPosition(schemaPath: string): number {
  return Number.parseInt(schemaPath.slice('#/allOf/'.length), 10);
}
