import { jqCommand } from '../../diagnostics/jq-command.ts';
import { mayReplace, plainNamesWay } from '../../formats/csv/rename-columns.ts';
import { filesOfAllShards } from '../../formats/folder/files-in.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { isBesideTables } from '../../formats/tables/looks-like-tables.ts';
import { tableEndings, tableKind } from '../../formats/tables/table-kind.ts';
import type { Renaming } from '../../infer-config/hints.ts';
import { outputFor } from '../../output-name.ts';
import { readHead } from '../../readers/head.ts';

/** What the keys of the tasks are called, and how many tasks have them within "data". */
export interface KeysOfTasks {
  keys: readonly string[];
  tasks: number;
  inData: number;
}

/** A file that a command can read, what is in it, and whether it is in a folder that is the input. */
interface OwnFile {
  file: Input;
  kind: string | undefined;
  isOfFolder: boolean;
}

/** The one file of an input: itself, or the only table of a folder. */
function ownFile(importer: Importer, input: Input): OwnFile | undefined {
  const isOfFolder = importer.readsTables === true;
  const file = isOfFolder ? onlyTable(input) : input;
  if (!file || input.store || input.displayPath === '<stdin>') return undefined;
  return { file, kind: isOfFolder ? tableKind(file.path) : importer.name, isOfFolder };
}

const isJson = (kind: string | undefined) => kind === 'json' || kind === 'jsonl';

/** The one file of JSON of an input, as the user would type it, where it is not compressed. */
export function jsonFileOf(importer: Importer, input: Input): string | undefined {
  const own = input.original === undefined ? ownFile(importer, input) : undefined;
  return own && isJson(own.kind) && !/\.gz$/i.test(own.file.displayPath) ? own.file.displayPath : undefined;
}

/** How the data keys of an input get names that the editor of Label Studio 1.x reads, as far as one command does it. */
export function renamingOf(importer: Importer, input: Input, found: KeysOfTasks): Renaming {
  const own = ownFile(importer, input);
  if (!own) return { isJson: isJson(importer.name), command: '', replaces: undefined };
  const { file, kind, isOfFolder } = own;
  const replaces = isOfFolder ? file.displayPath : undefined;
  return { isJson: isJson(kind), command: wayFor(file, kind, found), replaces };
}

function wayFor(file: Input, kind: string | undefined, found: KeysOfTasks): string {
  if (kind === 'csv' || kind === 'tsv') return tableWay(file, kind);
  return kind === 'json' || kind === 'jsonl' ? jsonWay(file, kind, found) : '';
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
  if (!mayReplace(keys, made) || (inData > 0 && inData < tasks)) return '';
  const rename = 'with_entries(.key |= gsub("[^A-Za-z0-9_]+"; "_"))';
  const program = inData > 0 ? `.data |= ${rename}` : rename;
  if (kind === 'jsonl')
    return `${jqCommand(program, displayPath, '-c')} > ${outputFor('NEW.jsonl', displayPath)}`;
  const isList = readHead(path, displayPath, 1 << 10)
    .bytes.toString('latin1')
    .trimStart()
    .startsWith('[');
  return `${jqCommand(isList ? `map(${program})` : program, displayPath)} > ${outputFor('NEW.json', displayPath)}`;
}
