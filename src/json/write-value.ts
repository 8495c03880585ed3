import type { Json, JsonObject } from './json.ts';

/** A value in the layout of Python's `json.dump(..., indent=2)`, ASCII only; inner lines are indented below `level`. */
export function printValue(value: Json, level: number): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const list = Array.isArray(value);
  const indent = `\n${'  '.repeat(level + 1)}`;
  let text = '';
  for (const key in value) {
    const item = printValue((value as JsonObject)[key]!, level + 1);
    text += `${text === '' ? '' : ','}${indent}${list ? '' : `${printString(key)}: `}${item}`;
  }
  if (text !== '') text += `\n${'  '.repeat(level)}`;
  return list ? `[${text}]` : `{${text}}`;
}

const beyondAscii = /[\u007f-\uffff]/g;
/** Text that stands in JSON as it is; to find that out is quicker than to have it quoted. */
const plain = /^[ !#-[\]-~]*$/;

export function printString(text: string): string {
  return plain.test(text)
    ? `"${text}"`
    : JSON.stringify(text).replace(
        beyondAscii,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}
