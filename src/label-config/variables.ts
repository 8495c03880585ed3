import { type Attribute, type DataPath, type DataSource, EVERY_INDEX, type PathStep } from './model.ts';

/** A variable inside other text: letters, digits, underscores and path characters, as Label Studio looks for them. */
const variableInText = /\$[\p{L}\p{N}_[\].{}]+/gu;

/**
 * Reads what an attribute value asks of the task's data (docs/rules.md, "Data: which keys are wanted"). A value that begins with `$` and
 * has no other `$` after its first key character is one variable, whatever its key is made of (`$My Text`, `$$cash`); other text is
 * searched for variables.
 */
export function parseDataSource(attribute: Attribute): DataSource {
  const { value } = attribute;
  if (value.length > 1 && value.startsWith('$') && value.indexOf('$', 2) === -1) {
    return fromVariables(attribute, 'key', [value.slice(1)]);
  }
  const found = value.match(variableInText) ?? [];
  if (found.length === 0) return { attribute, kind: 'constant', variables: [] };
  return fromVariables(attribute, 'template', found.map(withoutPunctuation));
}

/** Variables whose key depends on the index of a Repeater (`$text_{{idx}}`) are skipped: the key they mean is not known. */
function fromVariables(attribute: Attribute, kind: 'key' | 'template', texts: string[]): DataSource {
  const variables = texts.map(parseDataPath).filter((path) => !dependsOnIndex(path));
  return { attribute, kind: variables.length === texts.length ? kind : 'template', variables };
}

function dependsOnIndex(path: DataPath): boolean {
  return path.steps.some((step) => typeof step === 'string' && step.includes('{{'));
}

function withoutPunctuation(variable: string): string {
  let end = variable.length;
  while ('.[{'.includes(variable[end - 1]!)) end--;
  return variable.slice(1, end);
}

const pathStep = /\[(?:(\d+)|(\{\{[^[\]{}]*\}\})|"([^"\]]*)"|'([^'\]]*)')\]|\.?([^.[]+)|[.[]/g;

/** Whether the editor of Label Studio 1.x takes all of an attribute value for one variable (`parseValue` of its utils/data.js). */
export function isReadIn1x(value: string): boolean {
  return /^\$[\w[\].{}]+$/.test(value);
}

/** The one data key of which the editor of Label Studio 1.x finds nothing; others that objects have anyway, such as `constructor`, it reads. */
export const UNREAD_KEY_1X = '__proto__';

/** Whether that editor finds a data key by the name it has. */
export function isKeyReadIn1x(key: string): boolean {
  return isReadIn1x(`$${key}`) && key !== UNREAD_KEY_1X;
}

/** Whether the server of Label Studio 1.x takes several variables for the name of one data key: it does where a dollar sign comes first. */
export function isTakenForOneKey(value: string): boolean {
  const [key] = value.split('[') as [string];
  return key.startsWith('$') && /\$[\p{L}\p{N}_]/u.test(key.slice(2));
}

/** Splits `a.b[1].c` or `list[{{idx}}].url` (no dollar sign) into its steps. */
export function parseDataPath(text: string): DataPath {
  const steps: PathStep[] = [];
  for (const [odd, index, everyIndex, doubleQuoted, singleQuoted, key] of text.matchAll(pathStep)) {
    if (index !== undefined) steps.push(Number(index));
    else if (everyIndex !== undefined) steps.push(EVERY_INDEX);
    else steps.push(key ?? doubleQuoted ?? singleQuoted ?? odd);
  }
  return { text, steps };
}
