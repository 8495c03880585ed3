import { basename } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { parseLossless } from '../../json/parse-lossless.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Size } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { MadeTask } from '../../tasks/record.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { memberCounter } from '../labelled/count-members.ts';
import type { Draft } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import { findTagNames } from '../spans/tag-names.ts';
import { type Box, boxesOf } from './boxes.ts';

/** What says nothing where it is null. */
const ownKeys = ['image', 'width', 'height'];

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, (beside) => [beside]);
  const countOfBoxes = memberCounter(input, 'objects', new Set());
  const countColumn = memberCounter(input, 'rows', new Set());
  for (const { path, displayPath, onImage } of labelFilesOf(input, '.jsonl')) {
    if (basename(path) !== 'metadata.jsonl') {
      input.skip('other files', 1);
      continue;
    }
    const names = findTagNames({ ...input, path, displayPath });
    for (const { row, columns, place } of rowsOf(input, path, displayPath)) {
      const name = row.file_name;
      if (typeof name !== 'string' || name === '') {
        input.report({ code: 'metadata-row-nameless', args: {} }, place);
        continue;
      }
      const found = boxesOf(row.objects ?? null);
      const size = sizeOf(row);
      const draft = openImage(input, controls, onImage(find(path, name)), name, size, place);
      if (typeof found === 'string') {
        const args = { what: 'member "objects"', problem: found };
        draft.report({ code: 'label-malformed', args, path: '/objects' }, place);
      } else {
        for (const [position, box] of found.boxes.entries())
          draft.add({ ...markOf(box, names), place, list: 'objects/bbox', position });
        const objects = Object.entries((row.objects ?? {}) as JsonObject);
        for (const [key, value] of objects) if (!found.members.includes(key)) countOfBoxes(key, value);
      }
      const { task, ...made } = draft.finish(typeof found === 'string' || found.boxes.length > 0);
      for (const key of ['file_name', 'objects', ...(size ? ['width', 'height'] : [])]) columns.delete(key);
      for (const key of columns.keys()) {
        const value = row[key]!;
        const isTaken = Object.hasOwn(task.data, key);
        if (isTaken && value !== name) countColumn(key, value);
        // Some tools name the image a second time.
        if (isTaken || (key === 'image' && value === name) || (value === null && ownKeys.includes(key)))
          columns.delete(key);
      }
      yield { ...made, task, text: withColumns(task, columns) };
    }
  }
}

function markOf({ x, y, width, height, label, score }: Box, names: readonly string[] | undefined) {
  const named = typeof label === 'number' ? (names?.[label] ?? String(label)) : label;
  return { label: named, shape: { kind: 'rectangle', x, y, width, height } as const, score };
}

/** The task with the other columns as data, as they are of other folders of images; their values stay as they are, to the digit. */
function withColumns({ data, ...rest }: MadeTask, columns: ReadonlyMap<string, string>): string {
  const own = Object.entries(data).map(([key, value]): [string, string] => [key, JSON.stringify(value)]);
  const members = [...own, ...columns].map(([key, json]) => `${JSON.stringify(key)}:${json}`);
  const more = JSON.stringify(rest).slice(1, -1);
  return `{"data":{${members.join(',')}}${more && `,${more}`}}`;
}

function sizeOf({ width, height }: JsonObject): Size | undefined {
  const isSize = [width, height].every((side) => typeof side === 'number' && side > 0);
  return isSize ? { width: width as number, height: height as number } : undefined;
}

interface Row {
  row: JsonObject;
  /** The JSON of each value. */
  columns: Map<string, string>;
  place: Place;
}

/** The lines of a file that are objects; the others are reported. */
function* rowsOf(input: Input, path: string, displayPath: string): Generator<Row> {
  yield* readOrReport(path, displayPath, input.report, function* (reader) {
    for (const lines of cutLines(reader)) {
      const textOf = textOfLines(lines);
      for (let i = 0; i < lines.starts.length; i++) {
        const text = textOf(i);
        if (text.trim() === '') continue;
        const place = { file: displayPath, line: lines.first + i };
        const parsed = parse(text);
        if (parsed) yield { ...parsed, place };
        else {
          const args = { entry: quote(text), problem: 'it is not a JSON object' };
          input.report({ code: 'label-entry-malformed', args }, place);
        }
      }
    }
  });
}

function parse(text: string): Omit<Row, 'place'> | undefined {
  try {
    const row = JSON.parse(text) as Json;
    const node = parseLossless(text);
    if (!isObject(row) || node.kind !== 'object') return undefined;
    const columns = node.members.map(({ key, value }): [string, string] => [
      key,
      text.slice(value.start, value.end),
    ]);
    return { row, columns: new Map(columns) };
  } catch {
    return undefined;
  }
}
