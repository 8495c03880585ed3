import { Option } from 'commander';
import { valueAmong } from './option-values.ts';

/** One option: its row is all that the parser, the help, the docs and the checks of the plan know of it. */
export interface OptionRow {
  /** As people type it and as commander reads it: `-i, --input-path <path>`. */
  flags: string;
  /** What it does, for the help; empty for what is refused anyway. */
  summary: string;
  /** What holds without it, when that can be said in a few words. */
  byDefault?: string;
  /** The values that it takes. */
  values?: readonly string[];
  /** Words that it takes beside what its placeholder says, for completion: `auto` instead of a file. */
  alsoTakes?: readonly string[];
  /** What people say for some of them, to be suggested. */
  synonyms?: Readonly<Record<string, string>>;
  /** False when there are too many values to list them in the help. */
  listed?: false;
  /** What lists them, where they are too many for a message. */
  listedIn?: string;
  /** Makes the value of what was typed; `before` is what the same option made before. Throws InvalidArgumentError. */
  parse?(value: string, before: never): unknown;
  /** What commands get without it. */
  initial?: unknown;
  /** True when it can be given several times, and its values add up. */
  repeats?: true;
  /** True when it says something of the data, so that it does nothing without an input. */
  needsInput?: true;
  /** True when few need it: the help lists it only when all options are asked for. */
  rare?: true;
  /** True when it does nothing but refuse what old scripts say. */
  hidden?: true;
}

/** Options under one heading of the help. */
export interface OptionGroup {
  heading: string;
  options: readonly OptionRow[];
}

/** Options that the help lists only when all are asked for. */
export function allRare(rows: readonly OptionRow[]): OptionRow[] {
  return rows.map((row) => ({ ...row, rare: true }));
}

/** The name under which commands find its value: `inputPath`, and `header` for `--no-header`. */
export function keyOf({ flags }: OptionRow): string {
  return new Option(flags).attributeName();
}

/** An option as people type it, long and without its value. */
export function flagOf({ flags }: OptionRow): string {
  return new Option(flags).long!;
}

/** Its flags as people type them, the short one first. */
export function shortAndLong({ flags }: OptionRow): string[] {
  const { short, long } = new Option(flags);
  return [short, long].filter((flag) => flag !== undefined);
}

/** What stands for its value: `file` of `--sarif <file>`; undefined when it takes none. */
export function placeholderOf({ flags }: OptionRow): string | undefined {
  return /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1];
}

/** Whether options have a value that this row, and not its opposite, gives. */
export function isGiven(row: OptionRow, options: object): boolean {
  const value = (options as Record<string, unknown>)[keyOf(row)];
  return (
    value !== undefined && value !== row.initial && (value === false) === /^(?:-\w, )?--no-/.test(row.flags)
  );
}

/** The option for commander. */
export function toCommander(row: OptionRow, heading: string): Option {
  const option = new Option(row.flags, describe(row)).helpGroup(`${heading}:`);
  if (row.parse) option.argParser(row.parse as (value: string, before: unknown) => unknown);
  else if (row.values) option.argParser(valueAmong(row.values, row.synonyms, row.listedIn));
  if (row.initial !== undefined) option.default(row.initial);
  if (row.hidden) option.hideHelp();
  return option;
}

/** What it does, the values it takes, and what holds without it: `ids of tasks (keep, renumber; default: keep)`. */
export function describe({ summary, byDefault, values, listed }: OptionRow): string {
  const notes = [
    values && listed !== false && values.join(', '),
    byDefault !== undefined && `default: ${byDefault}`,
  ].filter(Boolean);
  return notes.length === 0 ? summary : `${summary} (${notes.join('; ')})`;
}

/** An argument: what is typed without a flag. */
export interface Argument {
  /** In brackets when it may be missing: `[project]`, `<project>`. */
  name: string;
  summary: string;
  /** The option that gets it. */
  key: string;
  /** The words that it can be. */
  values?: readonly string[];
}
