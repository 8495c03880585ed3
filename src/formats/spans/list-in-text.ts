import type { Json } from '../../json/json.ts';
import { parsePython } from './parse-python.ts';

/** The list that a text is, as JSON or as Python prints it; tables have lists in their cells so. Undefined for any other text. */
export function listInText(text: string): Json[] | undefined {
  if (!/^\s*[[(]/.test(text)) return undefined;
  const value = parseJson(text) ?? parsePython(text);
  return Array.isArray(value) ? value : undefined;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
