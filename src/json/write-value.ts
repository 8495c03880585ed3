import type { Json } from './json.ts';

/** A value in the layout of Python's `json.dump(..., indent=2)`, ASCII only; inner lines are indented below `level`. */
export function printValue(value: Json, level: number): string {
  if (typeof value === 'string') return printString(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const list = Array.isArray(value);
  const items = list
    ? value.map((item) => printValue(item, level + 1))
    : Object.entries(value).map(([key, item]) => `${printString(key)}: ${printValue(item, level + 1)}`);
  if (items.length === 0) return list ? '[]' : '{}';
  const indent = `\n${'  '.repeat(level + 1)}`;
  return `${list ? '[' : '{'}${indent}${items.join(`,${indent}`)}\n${'  '.repeat(level)}${list ? ']' : '}'}`;
}

const beyondAscii = /[\u007f-\uffff]/g;
const isBeyondAscii = /[\u007f-\uffff]/;

export function printString(text: string): string {
  const quoted = JSON.stringify(text);
  if (!isBeyondAscii.test(quoted)) return quoted;
  return quoted.replace(beyondAscii, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
