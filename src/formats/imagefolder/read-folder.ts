import { basename } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Size } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Draft } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import { findTagNames } from '../spans/tag-names.ts';
import { type Box, boxesOf, boxMembers } from './boxes.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

/** What stands in a line besides the data of the task. */
const ownKeys = ['file_name', 'image', 'objects', 'width', 'height'];

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, (beside) => [beside]);
  const countOfBoxes = memberCounter(input, 'objects', boxMembers);
  for (const { path, displayPath, onImage } of labelFilesOf(input, '.jsonl')) {
    if (basename(path) !== 'metadata.jsonl') {
      input.skip('other files', 1);
      continue;
    }
    const names = findTagNames({ ...input, path, displayPath });
    for (const { row, place } of rowsOf(input, path, displayPath)) {
      const name = row.file_name;
      if (typeof name !== 'string' || name === '') {
        input.report({ code: 'metadata-row-nameless', args: {} }, place);
        continue;
      }
      const boxes = boxesOf(row.objects ?? null);
      const draft = openImage(input, controls, onImage(find(path, name)), name, sizeOf(row), place);
      if (typeof boxes === 'string') {
        const args = { what: 'member "objects"', problem: boxes };
        draft.report({ code: 'label-malformed', args, path: '/objects' }, place);
      } else {
        for (const [position, box] of boxes.entries())
          draft.add({ ...markOf(box, names), place, list: 'objects/bbox', position });
        countMembers(countOfBoxes, row.objects);
      }
      const { task, ...made } = draft.finish(boxes.length > 0);
      yield { ...made, task: { ...task, data: { ...task.data, ...dataOf(row), ...task.data } } };
    }
  }
}

function markOf({ x, y, width, height, label, score }: Box, names: readonly string[] | undefined) {
  const named = typeof label === 'number' ? (names?.[label] ?? String(label)) : label;
  return { label: named, shape: { kind: 'rectangle', x, y, width, height } as const, score };
}

/** The other columns are data, as they are of other folders of images. */
function dataOf(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !ownKeys.includes(key)));
}

function sizeOf({ width, height }: JsonObject): Size | undefined {
  const isSize = [width, height].every((side) => typeof side === 'number' && side > 0);
  return isSize ? { width: width as number, height: height as number } : undefined;
}

/** The lines of a file that are objects; the others are reported. */
function* rowsOf(
  input: Input,
  path: string,
  displayPath: string,
): Generator<{ row: JsonObject; place: Place }> {
  yield* readOrReport(path, displayPath, input.report, function* (reader) {
    for (const lines of cutLines(reader)) {
      const textOf = textOfLines(lines);
      for (let i = 0; i < lines.starts.length; i++) {
        const text = textOf(i);
        if (text.trim() === '') continue;
        const place = { file: displayPath, line: lines.first + i };
        const row = parse(text);
        if (isObject(row)) yield { row, place };
        else {
          const args = { entry: quote(text), problem: 'it is not a JSON object' };
          input.report({ code: 'label-entry-malformed', args }, place);
        }
      }
    }
  });
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
