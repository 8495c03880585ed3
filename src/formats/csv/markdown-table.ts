import { commandOn } from '../../command-on.ts';
import { EXIT, UserError } from '../../errors.ts';
import { outputFor } from '../../output-name.ts';
import type { Input } from '../format.ts';

/** Whether the first rows with pipes between cells are of a Markdown table: its pipes stand around rows, and a row of dashes below the header. */
export function isMarkdown([header = [], rule = []]: readonly string[][]): boolean {
  const isFilled = (cell: string) => cell.trim() !== '';
  const cells = rule.filter(isFilled);
  if (cells.length === 0 || cells.length < header.filter(isFilled).length) return false;
  return cells.every((cell) => /^:?-{2,}:?$/.test(cell.trim()));
}

/** Writes CSV with all cells in quotes. Of the lines of dashes only the first goes: others may be data. */
const toCsv = String.raw`sed -e '1,/^[ |:]*--/{/^[ |:]*--/d;}' -e 's/"/""/g' -e 's/\\|/\&#124;/g' -e 's/^ *|\{0,1\} */"/' -e 's/ *|\{0,1\}[[:space:]]*$/"/' -e 's/ *| */","/g' -e 's/&#124;/|/g'`;

/** Refuses a Markdown table, as SQLite and pandas write it too. */
export function refuseMarkdown(rows: readonly string[][], { displayPath }: Input): void {
  if (!isMarkdown(rows)) return;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} is a Markdown table, with a line of dashes below its header.`,
    `If the dashes are data, use --delimiter '|'. Otherwise write it as CSV, for example: ${commandOn(toCsv, displayPath)} > ${outputFor('NEW.csv', displayPath)}`,
  );
}
