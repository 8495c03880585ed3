import { dirname, join } from 'node:path';
import { jqCommand, jqPath } from '../../diagnostics/jq-command.ts';
import { classesBeside } from '../../formats/classes-of-columns.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { isJsonLines } from '../../json/is-json-lines.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { outputFor } from '../../output-name.ts';
import type { InputPath } from '../input/input-path.ts';
import { firstTasks } from '../links/first-media.ts';

/** Names that a note shows, and that a command has. */
const SHOWN = 3;
const WRITTEN = 20;

/** Says that a column has numbers of classes whose names a data set of Hugging Face has beside its data: the numbers stay what they are. */
export function noteClassNames(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  { path, original = path, displayPath, isFolder }: InputPath,
  note: (text: string) => void,
): void {
  if (!importer.mediaColumns || !importer.options?.includes('choicesColumn')) return;
  const found = classesBeside(isFolder ? original : dirname(original));
  if (!found) return;
  const tasks = [...firstTasks(importer, input)];
  const where = join(isFolder ? displayPath : dirname(displayPath), found.file);
  for (const [key, names] of found.classes) {
    const values = tasks.map((task) => dataOf(task)[key] ?? null).filter((value) => value !== null);
    if (values.length === 0 || !values.every((value) => isClass(value, names.length))) continue;
    const shown = names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}, ...` : names.join(', ');
    const isLines = !isFolder && isJsonLines(displayPath) && !('data' in tasks[0]!);
    const program = `${jqPath([key])} |= (if . == null then . else tonumber | if . < 0 then null else ${JSON.stringify(names)}[.] // error("no name for \\(.)") end end)`;
    const how =
      isLines && names.length <= WRITTEN
        ? `to have these: ${jqCommand(program, displayPath, '-c')} > ${outputFor('named.jsonl', displayPath)}`
        : 'to label with these, write them in place of the numbers.';
    note(`The values of ${quote(key)} are numbers of classes, whose names are in ${where}: ${shown}; ${how}`);
  }
}

function dataOf(task: JsonObject): JsonObject {
  return isObject(task.data ?? null) ? (task.data as JsonObject) : task;
}

/** Whether a value is the number of a class, -1 where there is none; cells of tables are texts. */
function isClass(value: Json, count: number): boolean {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= -1 && (number as number) < count;
}
