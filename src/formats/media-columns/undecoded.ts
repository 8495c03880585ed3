import { isObject, type Json } from '../../json/json.ts';
import { changedBatch } from '../../tasks/changed-batch.ts';
import type { TaskRecord } from '../../tasks/record.ts';
import type { Importer } from '../format.ts';
import { withData } from './with-data.ts';

/**
 * The path in a sound or image as datasets of Hugging Face write it when it is not decoded: {"path": "a.wav", "bytes": null}. Undefined for
 * other values, and for those with the bytes.
 */
export function pathOfUndecoded(value: Json | undefined): string | undefined {
  if (value === undefined || !isObject(value)) return undefined;
  const { path, ...others } = value;
  const isKnown = ([key, one]: [string, Json]) =>
    (key === 'bytes' && one === null) || key === 'sampling_rate';
  return typeof path === 'string' && Object.entries(others).every(isKnown) ? path : undefined;
}

/** A format with the paths in the place of such values of some data keys. */
export function pathsImporter({ inParallel: _, ...importer }: Importer, keys: readonly string[]): Importer {
  const change = (record: TaskRecord) => {
    const task = record.value;
    // Cells of rows have no members.
    if (record.kind === 'row' || !isObject(task)) return record;
    const data = isObject(task.data) ? task.data : task;
    const paths = keys.flatMap((key): [string, Json][] => {
      const path = Object.hasOwn(data, key) ? pathOfUndecoded(data[key]) : undefined;
      return path === undefined ? [] : [[key, path]];
    });
    return withData(record, new Map(paths));
  };
  return {
    ...importer,
    *read(input) {
      for (const batch of importer.read(input)) yield changedBatch(batch, change);
    },
  };
}
