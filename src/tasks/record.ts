import type { Json, JsonObject } from '../json/json.ts';
import type { Output } from '../json/output.ts';
import type { Scan } from '../json/scan.ts';

/**
 * A task on its way from a format to a writer, valid until the next one of its batch is read. Its `value` is for the checks; what is written
 * may come from elsewhere.
 */
export type TaskRecord = JsonRecord | MadeRecord | RowRecord;

/** A task that is JSON text: writers copy its bytes, so that digits and the order of keys stay. */
export interface JsonRecord {
  kind: 'json';
  value: Json;
  source: Buffer;
  /** The bytes of the task; no space before or behind it. */
  at: number;
  end: number;
  /** Set when lsimport put the text together, with its members in the order of Label Studio 0.9.1 and no id. */
  made?: true;
  /** What the text was seen to hold (checkText); until then equal keys may stand in it. */
  scan?: Scan;
}

/** A task whose value lsimport made, with the members Label Studio 0.9.1 gives such a task, in its order. */
export interface MadeRecord {
  kind: 'made';
  value: Json;
}

/** A task whose data has the same keys as that of all others of its input, and which has nothing else. */
export interface RowRecord {
  kind: 'row';
  /** Made when it is asked for: half a million columns take a third of a second. */
  readonly value: Json;
  /** The same list for each record, so that a writer can prepare for it. */
  keys: readonly string[];
  /** The value of the key at a place of `keys`; undefined where the row is too short. */
  valueAt(place: number): Json | undefined;
  /** Appends the values of all keys as JSON of ASCII, before each what stands in `before` for its key: ASCII, and the same list for all rows. */
  writeValues(before: readonly string[], out: Output): void;
}

/** A task that lsimport made of something other than JSON tasks. */
export interface MadeTask extends JsonObject {
  data: JsonObject;
}

/** Stands for a task that could not be read. */
export const unreadable: MadeRecord = { kind: 'made', value: null };
