import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { KnownUnits } from '../regions/plan-offsets.ts';
import { type EntryDescriber, entryDescriber } from './describe-entries.ts';
import { describeObjects, keysRead, type SeenObject, textOf } from './describe-objects.ts';
import type { PageEntry, PageTask } from './model.ts';

/** A task as far as it is looked at in every case: for the statistics, and for the choice. */
export interface SeenTask {
  objects: SeenObject[];
  entries: PageEntry[];
  /** The rest of what the page shows of it. */
  rest(): Pick<PageTask, 'id' | 'more'>;
}

export type TaskDescriber = (task: Json, known: KnownUnits) => SeenTask;

/** Characters of a value that is listed. */
const LONG_VALUE = 2000;
/** Values that are listed. */
const MOST_VALUES = 50;

/** Prepares the description of tasks; `unit`: what the Label Studio that the preview is for counts in texts. */
export function taskDescriber(config: LabelConfig | undefined, unit: OffsetUnit): TaskDescriber {
  const describeEntries: EntryDescriber = entryDescriber(config, unit);
  const read = config ? keysRead(config) : new Set<string>();
  return (value, known) => {
    const task: JsonObject = isObject(value) ? value : {};
    const isTask = isObject(task.data);
    const data = isTask ? (task.data as JsonObject) : task;
    const objects = describeObjects(config, data);
    return {
      objects,
      entries: isTask ? describeEntries(task, data, objects, known) : [],
      rest() {
        const { id } = task;
        const more = Object.entries(isObject(value) ? data : { task: value })
          .filter(([key]) => !read.has(key))
          .slice(0, MOST_VALUES)
          .map(([key, one]) => ({ key, text: cut(textOf(one)) }));
        return { ...(isTask && (typeof id === 'number' || typeof id === 'string') && { id }), more };
      },
    };
  };
}

function cut(text: string): string {
  return text.length > LONG_VALUE ? `${text.slice(0, LONG_VALUE - 3)}...` : text;
}
