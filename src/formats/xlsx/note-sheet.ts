import { quote } from '../../json/json.ts';
import { quoteForSh } from '../../quote-shell.ts';
import { describePadded } from '../csv/padded-names.ts';
import { lettersOf, type SheetCounts } from './sheet-rows.ts';
import type { TableNotes } from './table.ts';
import type { Sheet } from './workbook.ts';

/** Names that are listed. */
const MOST = 8;

/** Says which sheet was read, what names its columns, and what of it cannot be seen in the tasks. */
export function noteSheet(
  displayPath: string,
  { name }: Sheet,
  sheets: readonly Sheet[],
  { header, why, names, before, unnamed }: TableNotes,
  { merged, uncalculated, failed, hiddenRows, hiddenColumns, links, addresses }: SheetCounts,
): string {
  const others = sheets.filter((sheet) => sheet.name !== name).map((sheet) => sheet.name);
  const columns = `${names.length} ${names.length === 1 ? 'column' : 'columns'}`;
  const sentences = [
    header === undefined
      ? `sheet ${quote(name)}, ${columns} without names (${why || 'it has no rows'})`
      : `sheet ${quote(name)}, ${columns} named by row ${header}: ${list(names)} (${why})`,
    others.length > 0 && `other sheets are not read: ${list(others)} (--sheet ${quoteForSh(others[0]!)})`,
    before > 0 && `${count(before, 'row')} before the table ${before === 1 ? 'is' : 'are'} skipped`,
    unnamed.length > 0 && describeUnnamed(unnamed),
    header !== undefined && describePadded(names),
    merged > 0 &&
      `${count(merged, 'range')} of merged cells: ${merged === 1 ? 'its' : 'their'} value is in the first cell only, the others are empty`,
    uncalculated > 0 &&
      `${count(uncalculated, 'formula')} without a stored value ${uncalculated === 1 ? 'is' : 'are'} empty; save the file in a spreadsheet program to have ${uncalculated === 1 ? 'it' : 'them'} calculated`,
    failed > 0 && `${count(failed, 'cell')} with an error such as #N/A`,
    hiddenRows > 0 && `${count(hiddenRows, 'hidden row')} ${hiddenRows === 1 ? 'is' : 'are'} read too`,
    hiddenColumns > 0 &&
      `${count(hiddenColumns, 'hidden column')} ${hiddenColumns === 1 ? 'is' : 'are'} read too`,
    links > addresses &&
      `of ${count(links - addresses, 'cell')} with a link only the text is read, not the address behind it`,
  ];
  return `${displayPath}: ${sentences.filter((sentence) => sentence !== false && sentence !== undefined).join('; ')}.`;
}

function describeUnnamed(columns: readonly number[]): string {
  const letters = columns.map(lettersOf);
  if (columns.length === 1) return `column ${letters[0]} has no name and is called column${columns[0]! + 1}`;
  const shown = letters.length > MOST ? [...letters.slice(0, MOST), '...'] : letters;
  return `the columns ${shown.join(', ')} have no names and are called column${columns[0]! + 1}, column${columns[1]! + 1} and so on, by their place`;
}

function list(names: readonly string[]): string {
  const more = names.length - MOST;
  const shown = (more > 0 ? names.slice(0, MOST) : names).map(quote).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
