import { isObject, type Json } from '../../json/json.ts';

/** Lines of which the keys are taken. */
const LINES = 20;

/**
 * The keys of the JSON objects that a text has as its first lines, as the rows of Parquet files and workbooks are unpacked; undefined for other
 * texts, and for tasks.
 */
export function keysOfLines(head: string): string[] | undefined {
  if (!/^\s*\{/.test(head)) return undefined;
  const keys = new Set<string>();
  for (const line of head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)) {
    const row = parsed(line);
    if (!isObject(row) || isObject(row.data)) return undefined;
    for (const key of Object.keys(row)) keys.add(key);
  }
  return [...keys];
}

/** The values of a line as the cells of a table would have them. */
export function cellsOfObject(line: string, keys: readonly string[]): string[] | { problem: string } {
  const row = parsed(line);
  return isObject(row) ? keys.map((key) => cellOf(row[key])) : { problem: 'it is not a JSON object' };
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
