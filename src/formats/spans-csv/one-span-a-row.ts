import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { cutHead } from '../csv/delimiter.ts';
import type { Tool } from '../other-tools/tool.ts';

/** Rows looked at. */
const ROWS = 20;
/** Of the spans in texts, the part that must start where a word does. */
const STARTS = 0.8;

const startName = /(^|_)(?:start|begin)((?:_?(?:offset|char|index|idx|pos|position))?)$/;
const labelName = /(?:^|_)(?:labels?|tag|entity|type|class|category|entity_?(?:group|type|label))$/;

/** The columns of a table whose rows are spans; `text` has the whole text, where a column has it. */
export interface SpanColumns {
  start: string;
  end: string;
  label: string;
  text: string | undefined;
}

/** The columns of a table, CSV or lines of JSON, that has a row for each span of a text; undefined for any other. */
export function spanColumnsOf(head: string): SpanColumns | undefined {
  const rows = rowsIn(head);
  const names = Object.keys(rows[0] ?? {});
  const plain = names.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  for (const [i, name] of plain.entries()) {
    const parts = startName.exec(name);
    if (!parts) continue;
    const before = name.slice(0, parts.index) + parts[1];
    const end = ['end', 'stop']
      .map((word) => plain.indexOf(`${before}${word}${parts[2]}`))
      .find((at) => at >= 0);
    const label = plain.findIndex((other) => labelName.test(other));
    if (end === undefined || label < 0) continue;
    const places = rows.map((row) => [toOffset(row[names[i]!]), toOffset(row[names[end]!])] as const);
    if (!places.every(([from, to]) => from >= 0 && to >= from)) continue;
    const cellsOf = (key: string) => rows.map((row) => row[key]);
    const others = names.filter((_, at) => ![i, end, label].includes(at));
    const fitting = others.filter((key) => isText(cellsOf(key), places));
    if (fitting.length === 0 && !others.some((key) => areWords(cellsOf(key), places))) continue;
    const text = fitting.find((key) => !cellsOf(key).every((cell, at) => isAsLong(cell, places[at]!)));
    return { start: names[i]!, end: names[end]!, label: names[label]!, text };
  }
  return undefined;
}

/** What such a table is called, and what to do. */
export function spansInRows({ start, end, label, text }: SpanColumns): Tool {
  const columns = [start, end, label].map((name) => JSON.stringify(name)).join(', ');
  const spans = 'all its spans in one cell: [[start, end, "LABEL"], ...]';
  return {
    name: 'spans of texts, one a row',
    of: 'text',
    areParts: true,
    why: `lsimport reads a row for each text, while each of these rows has one span, in ${columns}`,
    instead:
      text === undefined
        ? `Write a row for each text, with the text in a column "text" and ${spans}. Ends are exclusive.`
        : `Write a row for each text, with ${spans}. Ends are exclusive. In Python: pd.DataFrame([(text, rows[[${columns}]].values.tolist()) for text, rows in df.groupby(${JSON.stringify(text)}, sort=False)], columns=["text", "spans"]).to_csv("spans.csv", index=False)`,
  };
}

/** The first rows of a table, or the first objects of lines or of a list of JSON. */
export function rowsIn(head: string): JsonObject[] {
  const start = head.trimStart();
  if (/^\[\s*\{/.test(start)) return objectsIn(start);
  if (!start.startsWith('{')) {
    const [names = [], ...rows] = cutHead(head).rows;
    return rows.slice(0, ROWS).map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
  }
  const lines = head.split('\n', ROWS).filter((line) => line.trim() !== '');
  return lines.map(parse).filter((row) => row !== undefined);
}

/** The objects of a list, which may be cut anywhere. */
function objectsIn(head: string): JsonObject[] {
  const all = parseJson(head);
  if (Array.isArray(all)) return all.filter(isObject).slice(0, ROWS);
  let rows: JsonObject[] = [];
  let tries = 0;
  for (const { index } of head.matchAll(/\}\s*,\s*\{/g)) {
    if (tries++ === 2 * ROWS || rows.length === ROWS) break;
    const some = parseJson(`${head.slice(0, index)}}]`);
    if (Array.isArray(some)) rows = some.filter(isObject);
  }
  return rows;
}

function parse(line: string): JsonObject | undefined {
  const value = parseJson(line);
  return value !== undefined && isObject(value) ? value : undefined;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function toOffset(cell: Json | undefined): number {
  if (typeof cell === 'string') return /^\s*\d{1,9}(?:\.0)?\s*$/.test(cell) ? Number(cell) : Number.NaN;
  return Number.isSafeInteger(cell) ? (cell as number) : Number.NaN;
}

type Places = readonly (readonly [start: number, end: number])[];

/** Whether cells are texts that have all of the places, most of which start where a word does, counted from 0 or from 1. */
function isText(cells: readonly (Json | undefined)[], places: Places): boolean {
  const fits = (i: number) => typeof cells[i] === 'string' && places[i]![1] <= cells[i].length;
  if (cells.length === 0 || !cells.every((_, i) => fits(i))) return false;
  const areWide = cells.some((cell) => hasWide(cell as string));
  return [0, 1].some((first) =>
    (areWide ? [false, true] : [false]).some((byPoints) => {
      const starts = places.filter(([start], i) => {
        const text = cells[i] as string;
        const at = start - first;
        return startsWord(text, byPoints ? unitsOf(text, at) : at);
      });
      return starts.length >= STARTS * places.length;
    }),
  );
}

/** Whether a text has characters that Python counts as one and JavaScript as two, such as emoji. */
function hasWide(text: string): boolean {
  return /[\ud800-\udbff]/.test(text);
}

/** The place of a text that Python calls `points`. */
function unitsOf(text: string, points: number): number {
  return [...text].slice(0, Math.max(points, 0)).join('').length;
}

/** Whether a word starts at a place of a text. */
export function startsWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at)) && !/[\p{L}\p{N}]$/u.test(text.slice(0, at));
}

/** Whether cells are the words of the spans. */
function areWords(cells: readonly (Json | undefined)[], places: Places): boolean {
  const lengths = new Set(places.map(([start, end]) => end - start));
  return lengths.size > 1 && cells.every((cell, i) => isAsLong(cell, places[i]!));
}

/** Whether a cell is as long as a span, whose end may be inclusive. */
function isAsLong(cell: Json | undefined, [start, end]: Places[number]): boolean {
  if (typeof cell !== 'string') return false;
  return [cell.length, [...cell].length].some((length) => [0, 1].includes(length - (end - start)));
}
