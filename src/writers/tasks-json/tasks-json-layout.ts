import { asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import type { JsonObject } from '../../json/json.ts';
import { type Output, writeAscii, writeWhole } from '../../json/output.ts';
import { writeKey, writeValue } from '../../json/write-value.ts';

const firstTask = asciiTemplate('\n  "');
const nextTask = asciiTemplate(',\n  "');
const idMember = asciiTemplate('": {\n    "id": ');

/**
 * Begins a task in the dictionary of tasks.json: `"7": {"id": 7`, indented as the reference does. Its members follow, each as `,` line
 * break, key, value, and then END_OF_TASK.
 */
export function writeStartOfTask(out: Output, id: number, first: boolean): void {
  writeAsciiTemplate(out, first ? firstTask : nextTask);
  writeWhole(out, id);
  writeAsciiTemplate(out, idMember);
  writeWhole(out, id);
}

export const END_OF_TASK = '\n  }';

/** Writes a whole task of values; `members` are all but its id. */
export function writeTask(out: Output, id: number, first: boolean, members: JsonObject): void {
  writeStartOfTask(out, id, first);
  for (const key in members) {
    writeAscii(out, ',');
    writeKey(out, key, 2);
    writeValue(out, members[key]!, 2);
  }
  writeAscii(out, END_OF_TASK);
}
