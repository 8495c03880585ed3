import { jqCommand } from '../../diagnostics/jq-command.ts';
import { isPlain, plainNamesWay } from '../../formats/csv/rename-columns.ts';
import { filesOfAllShards } from '../../formats/folder/files-in.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { isBesideTables } from '../../formats/tables/looks-like-tables.ts';
import { tableEndings, tableKind } from '../../formats/tables/table-kind.ts';
import type { Renaming } from '../../infer-config/hints.ts';
import { isReadIn1x, UNREAD_KEY_1X } from '../../label-config/variables.ts';
import { readHead } from '../../readers/head.ts';

/** What the keys of the tasks are called, and how many tasks have them within "data". */
export interface KeysOfTasks {
  keys: readonly string[];
  tasks: number;
  inData: number;
}

/** How the data keys of an input get names that the editor of Label Studio 1.x reads, as far as one command does it. */
export function renamingOf(importer: Importer, input: Input, found: KeysOfTasks): Renaming {
  const [file, isOfFolder] = importer.readsTables ? [onlyTable(input), true] : [input, false];
  const kind = importer.readsTables ? file && tableKind(file.path) : importer.name;
  const isJson = kind === 'json' || kind === 'jsonl';
  const replaces = isOfFolder ? file?.displayPath : undefined;
  if (!file || input.store || input.displayPath === '<stdin>') return { isJson, command: '', replaces };
  const command = isJson
    ? jsonWay(file, kind, found)
    : kind === 'csv' || kind === 'tsv'
      ? tableWay(file, kind)
      : '';
  return { isJson, command, replaces };
}

/** The one table of a folder. */
function onlyTable(input: Input): Input | undefined {
  const quiet = { ...input, skip: () => {}, report: () => {}, note: () => {} };
  const files = [...filesOfAllShards(quiet, tableEndings, isBesideTables)];
  const [{ path, displayPath } = { path: '', displayPath: '' }, ...others] = files;
  return files.length === 0 || others.length > 0 ? undefined : { ...quiet, path, displayPath };
}

function tableWay(input: Input, kind: 'csv' | 'tsv'): string {
  return plainNamesWay(input, input.options.delimiter ?? (kind === 'tsv' ? '\t' : undefined));
}

/** jq keeps one of two keys that get the same name, so that all must be known. */
function jsonWay(
  { path, displayPath }: Input,
  kind: 'json' | 'jsonl',
  { keys, tasks, inData }: KeysOfTasks,
): string {
  const made = keys.map((key) => key.replace(/[^A-Za-z0-9_]+/g, '_'));
  const areSound =
    new Set(made).size === made.length &&
    made.every((key, i) => key === keys[i] || isPlain(keys[i]!)) &&
    made.every((key) => isReadIn1x(`$${key}`) && key !== UNREAD_KEY_1X);
  if (!areSound || (inData > 0 && inData < tasks)) return '';
  const rename = 'with_entries(.key |= gsub("[^A-Za-z0-9_]+"; "_"))';
  const program = inData > 0 ? `.data |= ${rename}` : rename;
  if (kind === 'jsonl') return `${jqCommand(program, displayPath, '-c')} > NEW.jsonl`;
  const isList = readHead(path, displayPath, 1 << 10)
    .bytes.toString('latin1')
    .trimStart()
    .startsWith('[');
  return `${jqCommand(isList ? `map(${program})` : program, displayPath)} > NEW.json`;
}
