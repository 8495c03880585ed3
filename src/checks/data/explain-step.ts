import type { ErrorObject } from 'ajv';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { pointerDepth, pointerStep, pointerToVariable } from './pointer.ts';
import type { Requirement } from './requirement.ts';

/**
 * Turns an error on the way to a value into a finding: a step is missing, or an index is asked of what is no
 * list. Undefined when Label Studio finds the value in another way.
 */
export function explainStep(
  error: ErrorObject,
  requirement: Requirement,
  data: JsonObject,
): Finding | undefined {
  const { demand } = requirement;
  const depth = pointerDepth(error.instancePath);
  const step = demand.steps[depth]!;
  if (typeof step === 'symbol' || (typeof step === 'number' && error.keyword === 'type')) {
    return explainNoList(error, requirement);
  }
  if (isFoundOtherwise(data, requirement)) return undefined;
  const path = error.instancePath + pointerStep(step);
  const args = {
    key: quotedVariable(path),
    tag: requirement.name,
    suggestion: typeof step === 'string' ? suggestKey(step, depth, error.data as Json, requirement) : '',
  };
  if (!demand.required) return { code: 'missing-text-variable', args, path };
  return { code: 'missing-data-key', args: { ...args, has: depth === 0 ? listKeys(data) : '' }, path };
}

/** Keys of the data that are named. */
const MOST_KEYS = 5;

/** The keys that there are, the first of many. */
function listKeys(data: JsonObject): string {
  const keys = Object.keys(data);
  const named = keys.slice(0, MOST_KEYS).map(quote).join(', ');
  return keys.length > MOST_KEYS ? `${named} and ${keys.length - MOST_KEYS} more` : named;
}

let last = { pointer: '', variable: '' };

/** A variable in quotes: of many tasks the same one is missing. */
function quotedVariable(pointer: string): string {
  if (last.pointer !== pointer) last = { pointer, variable: quote(pointerToVariable(pointer)) };
  return last.variable;
}

function explainNoList(error: ErrorObject, requirement: Requirement): Finding {
  const found = describe(error.data as Json);
  return {
    code: requirement.demand.required ? 'wrong-data-type' : 'unsure-data-type',
    args: { tag: requirement.name, wanted: 'a list', found },
    path: error.instancePath,
  };
}

/**
 * The editor takes a key that is spelt like the whole variable (`"doc.body"`) before it looks for its steps,
 * and a white space at the end of a variable is easily overlooked; where the key was not known at import,
 * `$undefined$` stands for the first one.
 */
function isFoundOtherwise(data: JsonObject, { demand, isFirst }: Requirement): boolean {
  const { variable } = demand;
  return (
    Object.hasOwn(data, variable) ||
    Object.hasOwn(data, variable.trim()) ||
    (isFirst && Object.hasOwn(data, '$undefined$'))
  );
}

function suggestKey(missing: string, depth: number, parent: Json, requirement: Requirement): string {
  if (!isObject(parent)) return '';
  const keys = Object.keys(parent);
  return requirement.suggestKey(
    missing,
    depth === 0 ? keys.filter((key) => !requirement.wantedKeys.has(key)) : keys,
  );
}
