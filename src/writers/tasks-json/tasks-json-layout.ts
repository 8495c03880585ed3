import { asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import { type Output, writeWhole } from '../../json/output.ts';
import type { RowLayout } from '../row-writer.ts';

/** tasks.json: a dictionary of tasks keyed by id, as `json.dump(tasks, indent=2)` of Label Studio 0.9.1 lays it out. */
export const tasksJsonLayout = { start: '{', between: ',', end: '\n}', whenEmpty: '}' };

/** Where tasks.json has a task's members: the task itself is one level deep. */
export const LEVEL = 2;

const beforeKey = asciiTemplate('\n  "');
const beforeId = asciiTemplate('": {\n    "id": ');

/** Begins a task: `"7": {"id": 7`. Its members follow, each as `,` line break, key, value, and then END_OF_TASK. */
export function writeStartOfTask(out: Output, id: number): void {
  writeAsciiTemplate(out, beforeKey);
  writeWhole(out, id);
  writeAsciiTemplate(out, beforeId);
  writeWhole(out, id);
}

export const END_OF_TASK = '\n  }';

/** A task that has only data, behind its start. */
export const rowLayout: RowLayout = {
  start: ',\n    "data": {',
  beforeValue: (key, first) => `${first ? '' : ','}\n      ${key}: `,
  end: `\n    }${END_OF_TASK}`,
};
