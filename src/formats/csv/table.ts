import { quote } from '../../json/json.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { Input } from '../format.ts';
import { type Cut, cutAt, detectDelimiter, nameOfDelimiter, readTableHead } from './delimiter.ts';
import { guessHeader } from './header.ts';

/** How a CSV file is to be read. */
export interface Table {
  delimiter: string;
  /** The first row is a header. */
  header: boolean;
  /** The data keys of its columns. */
  names: string[];
}

/** Bytes at the start of a file that are enough to see how it is written. */
const ENOUGH = 1 << 18;
/** Columns named in a note. */
const SHOWN = 8;

/**
 * Decides how a CSV file is to be read, and says in a note what it detected by itself. `delimiter` is undefined where it is to be found
 * out.
 */
export function readTable(input: Input, delimiter: string | undefined): Table {
  const head = readTableHead(input.path, input.shown, delimiter, ENOUGH);
  const cut = delimiter === undefined ? detectDelimiter(head) : cutAt(head, delimiter);
  const dataKeys = input.config ? [...dataKeysOf(input.config).keys()] : [];
  const guess =
    input.options.header === undefined
      ? guessHeader(cut.rows, dataKeys)
      : { header: input.options.header, why: undefined };
  const own = cut.rows[0] ?? [];
  const names = guess.header ? own : own.map((_, i) => `column${i + 1}`);
  const [only] = dataKeys;
  const isOneForOne = names.length === 1 && dataKeys.length === 1 && names[0] !== only;
  const table = { delimiter: cut.delimiter, header: guess.header, names: isOneForOne ? [only!] : names };
  const note = noteOn(cut, guess.why, table, delimiter === undefined);
  if (note !== undefined) input.note(`${input.shown}: ${note}`);
  return table;
}

/** What was detected, in one sentence, with the options that say otherwise; undefined when there was nothing to find out. */
function noteOn(
  { rows }: Cut,
  why: string | undefined,
  { delimiter, header, names }: Table,
  isDetected: boolean,
): string | undefined {
  const [first] = rows;
  if (!first || (!isDetected && why === undefined)) return undefined;
  const list = names.slice(0, SHOWN).map(quote).join(', ');
  const columns = names.length > SHOWN ? `${list} and ${names.length - SHOWN} more` : list;
  const table =
    first.length === 1 ? 'one column' : `${first.length} columns separated by ${nameOfDelimiter(delimiter)}`;
  const isRenamed = header && first.length === 1 && first[0] !== names[0];
  const named = isRenamed
    ? `called ${quote(first[0]!)}, for the only data key of the label config, ${columns}`
    : `${header ? 'named by the first row' : 'without a header'}: ${columns}`;
  const options = [isDetected && '--delimiter', why && (header ? '--no-header' : '--header')].filter(Boolean);
  return `${table}, ${named}${why ? ` (${why})` : ''}; if that is wrong, use ${options.join(' or ')}.`;
}
