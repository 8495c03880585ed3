import type { ErrorObject } from 'ajv';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import { describe, type Json, type JsonObject, quote } from '../../json/json.ts';
import { meansNoValue } from '../../json/no-value.ts';
import type { Problem } from './keywords/keyword.ts';
import { pointerStep } from './pointer.ts';
import type { Requirement } from './requirement.ts';

/**
 * Turns an error in a value into a finding, by the keyword of the schema that it breaks.
 * @param onlyPreferred whether some Label Studio shows the value nevertheless, so that it is a warning.
 */
export function explainValue(error: ErrorObject, requirement: Requirement, onlyPreferred: boolean): Finding {
  const path = error.instancePath;
  const wanted: string = error.parentSchema?.title ?? requirement.wanted;
  const args = { tag: requirement.name, wanted, found: describe(error.data as Json) };
  switch (error.keyword) {
    case 'type':
      if (onlyPreferred && typeof error.data === 'string' && isPages(requirement))
        return { code: 'page-alone', args: { tag: requirement.name, found: args.found }, path };
      return { code: onlyPreferred ? 'unsure-data-type' : 'wrong-data-type', args, path };
    case 'pattern':
      if (isBlank(error.data))
        return { code: 'empty-url', args: { tag: requirement.name, wanted, found: 'empty' }, path };
      if (onlyPreferred && typeof error.data === 'string' && meansNoValue(error.data)) {
        const found = `${args.found}, which stands for no value`;
        return { code: 'empty-url', args: { tag: requirement.name, wanted, found }, path };
      }
      return { code: onlyPreferred ? 'unsure-url' : 'not-a-url', args, path };
    case 'minItems':
      return {
        code: onlyPreferred ? 'nothing-to-show' : 'empty-data-list',
        args: { tag: requirement.name, wanted },
        path,
      };
    case 'required':
      return explainItem(error, requirement, onlyPreferred);
    default:
      return explainProblem(error);
  }
}

function explainItem(error: ErrorObject, requirement: Requirement, onlyPreferred: boolean): Finding {
  const key: string = error.params.missingProperty;
  const required = error.schema as string[];
  const others = Object.keys(error.data as JsonObject).filter((other) => !required.includes(other));
  return {
    code: onlyPreferred ? 'item-lacks-key' : 'missing-item-key',
    args: { key: quote(key), tag: requirement.name, suggestion: requirement.suggestKey(key, others) },
    path: error.instancePath + pointerStep(key),
  };
}

/** Our own keywords know their finding themselves. */
function explainProblem(error: ErrorObject): Finding {
  const { code, args } = error.params as Problem;
  return { code, args, path: error.instancePath } as Finding;
}

/** Whether the pages of one task are asked for. */
function isPages({ demand }: Requirement): boolean {
  return demand.attribute.name.toLowerCase() === 'valuelist';
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
