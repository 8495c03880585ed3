import { isObject, type Json } from '../json/json.ts';

/** A table as the editor's: an object is rows of key and value, a list of objects has their keys as its columns. JSON in a text counts. */
export function tableRows(value: Json): string[][] | undefined {
  const data = typeof value === 'string' ? parse(value) : value;
  if (isObject(data))
    return [['Name', 'Value'], ...Object.entries(data).map(([key, cell]) => [key, cellOf(cell)])];
  if (!Array.isArray(data) || !data.every(isObject)) return undefined;
  const columns = [...new Set(data.flatMap((row) => Object.keys(row)))];
  return [
    columns,
    ...data.map((row) => columns.map((column) => (Object.hasOwn(row, column) ? cellOf(row[column]!) : ''))),
  ];
}

function cellOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
