import type { ErrorObject, FuncKeywordDefinition } from 'ajv';
import type { FindingOf } from '../../../diagnostics/diagnostic.ts';
import type { Code } from '../../../diagnostics/messages.ts';
import type { Json } from '../../../json/json.ts';

/** A finding about a value, before it is known where in the task the value lies. */
export type Problem = { [C in Code]: ProblemOf<C> }[Code];

interface ProblemOf<C extends Code> extends Pick<FindingOf<C>, 'code' | 'args'> {
  /** JSON pointer from the value to what is wrong in it; empty for the value itself. */
  below: string;
}

/** Looks at one value; returns undefined when all is well. */
export type Inspect<V extends Json> = (value: V) => Problem[] | undefined;

type JsonType = 'string' | 'object' | 'array';

/**
 * Makes a keyword of our own for what JSON Schema cannot say.
 * @param types the JSON types of the values that it looks at; others pass.
 * @param prepare gets the keyword's value in the schema, once for each schema.
 */
export function defineKeyword<S, V extends Json>(
  keyword: string,
  types: JsonType | JsonType[],
  prepare: (setting: S) => Inspect<V>,
): FuncKeywordDefinition {
  return {
    keyword,
    type: types,
    compile: (setting: S) => {
      const inspect = prepare(setting);
      function validate(value: V, context?: { instancePath: string }): boolean {
        const problems = inspect(value);
        if (problems === undefined) return true;
        validate.errors = problems.map((problem) => toError(keyword, problem, context?.instancePath ?? ''));
        return false;
      }
      validate.errors = [] as Partial<ErrorObject>[];
      return validate;
    },
  };
}

function toError(keyword: string, problem: Problem, instancePath: string): Partial<ErrorObject> {
  return { keyword, instancePath: instancePath + problem.below, params: problem };
}
