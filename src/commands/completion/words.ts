import type { Command } from '../../cli/command.ts';
import { type OptionRow, placeholderOf, shortAndLong } from '../../cli/option.ts';

/** What may follow an option or stand as an argument. */
export type Value =
  | { kind: 'none' | 'anything' | 'folder' }
  /** Words beside the files. */
  | { kind: 'file'; words: readonly string[] }
  | { kind: 'words'; words: readonly string[] };

/** A word that a shell can complete, with what follows it. */
export interface Word {
  /** As typed: `-i` and `--input-path`, or only the long one. */
  flags: readonly string[];
  summary: string;
  value: Value;
  repeats: boolean;
}

/** The options of a command, those of help and version too. */
export function optionsOf({ options }: Command): Word[] {
  const rows = options.flatMap((group) => group.options).filter(({ hidden }) => !hidden);
  const given = rows.map((row) => ({
    flags: shortAndLong(row),
    summary: row.summary,
    value: valueOfRow(row),
    repeats: row.repeats === true,
  }));
  const none: Value = { kind: 'none' };
  return [
    ...given,
    { flags: ['--version'], summary: 'print the version', value: none, repeats: false },
    { flags: ['-h', '--help'], summary: 'print this help', value: none, repeats: false },
  ];
}

/** What a command takes without a flag. */
export function argumentOf({ arguments: named }: Command): Value {
  const [argument] = named;
  if (!argument) return { kind: 'none' };
  if (argument.values) return { kind: 'words', words: argument.values };
  return argument.key === 'project' ? { kind: 'folder' } : { kind: 'file', words: [] };
}

function valueOfRow(row: OptionRow): Value {
  if (row.values) return { kind: 'words', words: row.values };
  const placeholder = placeholderOf(row);
  if (placeholder === undefined) return { kind: 'none' };
  if (placeholder === 'folder') return { kind: 'folder' };
  return placeholder === 'file' || placeholder === 'path'
    ? { kind: 'file', words: row.alsoTakes ?? [] }
    : { kind: 'anything' };
}
