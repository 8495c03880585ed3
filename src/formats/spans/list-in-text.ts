import type { Json } from '../../json/json.ts';
import { parsePython } from './parse-python.ts';

/** How only lists and dicts of Python begin: that JSON.parse throws takes longer than to read the list of a cell. */
const isPython = /^\s*(?:\(|\[\s*(?:[(']|\{\s*')|\{\s*')/;

/** The list that a text is, as JSON or as Python prints it; tables have lists in their cells so. Undefined for any other text. */
export function listInText(text: string): Json[] | undefined {
  if (!/^\s*[[(]/.test(text)) return undefined;
  const value = valueInText(text);
  return Array.isArray(value) ? value : undefined;
}

/** The list, object or other value that a text is, as JSON or as Python prints it. */
export function valueInText(text: string): Json | undefined {
  return (isPython.test(text) ? undefined : parseJson(text)) ?? parsePython(text);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
