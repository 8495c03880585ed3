import { showValue } from '../../json/json.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { filesOfAllShards } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { readJsonFile } from './read-file.ts';
import { isStorageRecord, taskOf } from './storage-record.ts';

/** Names of the files that a target storage writes: ids of annotations. */
const annotationId = /(?:^|[/\\])\d+(?:\.json)?$/;

interface File {
  path: string;
  displayPath: string;
}

/** Whether a folder has the files of a target storage, by their names and the beginnings of the first. */
export function isStorageFolder(
  names: readonly string[],
  heads: readonly string[],
  starts: (head: string) => boolean,
): boolean {
  return names.length > 0 && names.every((name) => annotationId.test(name)) && heads.some(starts);
}

/**
 * One task for all annotations of it, each of which is a file, in the shard of the first; what is not such an annotation is read like any other
 * file.
 */
export function* readStorageFolder(input: Input): Generator<Batch> {
  const tasks = new Map<string, File[]>();
  const all: File[][] = [];
  for (const { isOwn: _, ...file } of filesOfAllShards(input, [])) {
    const id = taskIdIn(file);
    const before = id === undefined ? undefined : tasks.get(id);
    if (before) {
      before.push(file);
      continue;
    }
    const files = [file];
    all.push(files);
    if (id !== undefined) tasks.set(id, files);
  }
  for (const files of all) {
    const [first] = files;
    if (input.shard && !input.shard.owns(first!.path)) continue;
    if (files.length === 1) yield* readJsonFile(first!.path, first!.displayPath, input);
    else yield mergedBatch(files);
  }
}

function taskIdIn({ path, displayPath }: File): string | undefined {
  try {
    const value = JSON.parse(readWholeFile(path, displayPath).toString('utf8'));
    return isStorageRecord(value) && value.task.id !== undefined ? showValue(value.task.id) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A batch with one task, which is located in the first of its files. */
function mergedBatch(files: readonly File[]): Batch {
  const text = taskOf(
    files.map(({ path, displayPath }) => {
      const source = readWholeFile(path, displayPath);
      return { source, at: source.indexOf('{') };
    }),
  );
  const bytes = Buffer.from(text);
  const file = files[0]!.displayPath;
  const batch = jsonBatch(
    {
      bytes,
      starts: [0],
      ends: [bytes.length],
      lines: [1],
      lineStarts: [0],
      unitsBefore: 0,
      list: false,
      end: bytes.length,
      base: 0,
    },
    file,
  );
  return { ...batch, locate: () => ({ file, line: 1 }) };
}
