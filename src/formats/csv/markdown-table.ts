import { EXIT, UserError } from '../../errors.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { pathForCommands } from '../folder/path-for-commands.ts';
import type { Input } from '../format.ts';

/** Refuses a Markdown table, as SQLite and pandas write it too: its pipes stand around rows, and a row of dashes below the header. */
export function refuseMarkdown(
  [header = [], rule = []]: readonly string[][],
  { displayPath, original }: Input,
): void {
  const isFilled = (cell: string) => cell.trim() !== '';
  const cells = rule.filter(isFilled);
  if (cells.length === 0 || cells.length < header.filter(isFilled).length) return;
  if (!cells.every((cell) => /^:?-{2,}:?$/.test(cell.trim()))) return;
  const file = displayPath === '<stdin>' ? 'FILE' : quotePathForShell(pathForCommands(displayPath));
  // Only the first line of dashes goes: others may be data.
  const withoutRule = `sed -e '1,/^[ |:]*--/{/^[ |:]*--/d;}' -e 's/^ *| *//' -e 's/ *| *$//' -e 's/ *| */|/g'`;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} is a Markdown table, with a line of dashes below its header.`,
    original === undefined
      ? `Write it as CSV, for example: ${withoutRule} ${file} > NEW.csv`
      : 'Write it as CSV.',
  );
}
