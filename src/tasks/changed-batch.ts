import type { Json } from '../json/json.ts';
import type { Batch } from './batch.ts';
import type { JsonRecord, TaskRecord } from './record.ts';

/**
 * The tasks of a batch, each changed by `change`, with other places or findings where `own` has them. Only its own thread can read it: another
 * one would read what the batch was cut from.
 */
export function changedBatch(
  batch: Batch,
  change: (record: TaskRecord, index: number) => TaskRecord,
  own: Partial<Pick<Batch, 'found' | 'locate'>> = {},
): Batch {
  const { elements: _, tableRows: _rows, ...rest } = batch;
  const changed: Batch = {
    ...rest,
    ...own,
    read(index) {
      const record = batch.read(index);
      if (record !== undefined) return change(record, index);
      if (batch.broken) changed.broken = batch.broken;
      return undefined;
    },
  };
  return changed;
}

/** A record with another text, which has not been looked at yet. */
export function withText({ scan: _, ...record }: JsonRecord, text: Buffer): JsonRecord {
  return {
    ...record,
    value: JSON.parse(text.toString('utf8')) as Json,
    source: text,
    at: 0,
    end: text.length,
  };
}
