import { basename, dirname } from 'node:path';
import type { JsonObject } from '../../json/json.ts';
import type { Size } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesOfNames } from '../files-of-names.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { memberCounter } from '../labelled/count-members.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { rowsOf, withColumns } from '../labelled/json-rows.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { findTagNames } from '../spans/tag-names.ts';
import { type Box, boxesOf, listsOf } from './boxes.ts';

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
  for (const { path, displayPath, onImage } of labelFilesOf(input, '.jsonl', ...filesOfNames)) {
    if (basename(path).toLowerCase() !== 'metadata.jsonl') {
      if (!filesOfNames.includes(basename(path))) input.skip('other files', 1);
      continue;
    }
    const names = namesFor(input, path, displayPath);
    for (const { row, columns, place } of rowsOf(input, path, displayPath)) {
      const name = row.file_name;
      if (typeof name !== 'string' || name === '') {
        input.report({ code: 'metadata-row-nameless', args: {} }, place);
        continue;
      }
      const lists = listsOf(row.objects ?? null);
      const found = boxesOf(lists);
      const list = Array.isArray(row.objects) ? 'objects' : 'objects/bbox';
      const size = sizeOf(row);
      const draft = openImage(input, controls, onImage(find(path, name)), name, size, place);
      if (typeof found === 'string') {
        const args = { what: 'member "objects"', problem: found };
        draft.report({ code: 'label-malformed', args, path: '/objects' }, place);
      } else {
        for (const [position, box] of found.boxes.entries())
          draft.add({ ...markOf(box, names), place, list, position });
        const objects = Object.entries((lists ?? {}) as JsonObject);
        for (const [key, value] of objects) if (!found.members.includes(key)) countOfBoxes(key, value);
      }
      const { task, ...made } = draft.finish((row.objects ?? null) !== null);
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

/** The names of classes, from a file beside the metadata, or beside the folder of a part such as train. */
function namesFor(input: Input, path: string, displayPath: string): readonly string[] | undefined {
  const names = findTagNames({ ...input, path, displayPath });
  if (names || dirname(path) === input.path) return names;
  return findTagNames({ ...input, path: dirname(path), displayPath: dirname(displayPath) });
}

function markOf({ x, y, width, height, label, score }: Box, names: readonly string[] | undefined) {
  const named = typeof label === 'number' ? (names?.[label] ?? String(label)) : label;
  return { label: named, shape: { kind: 'rectangle', x, y, width, height } as const, score };
}

function sizeOf({ width, height }: JsonObject): Size | undefined {
  const isSize = [width, height].every((side) => typeof side === 'number' && side > 0);
  return isSize ? { width: width as number, height: height as number } : undefined;
}
