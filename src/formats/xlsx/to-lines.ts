import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { EXIT, systemCode, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { RowsBomb, refuseBomb } from '../../readers/rows-bomb.ts';
import { openZip } from '../../readers/zip/open-zip.ts';
import { noteSheet } from './note-sheet.ts';
import { parsePart, WorkbookProblem } from './parse-part.ts';
import { readSharedStrings } from './shared-strings.ts';
import { noCounts, rowHandler, type SheetCounts } from './sheet-rows.ts';
import { Table } from './table.ts';
import { readParts, readWorkbook, type Sheet, unpackPart, type Workbook } from './workbook.ts';

/** What the command line says of a workbook. */
export interface SheetOptions {
  /** Name or number, from 1, of the sheet to read; the first that is not hidden when not given. */
  sheet?: string;
  /** Whether the first row names the columns; detected when not given. */
  header?: boolean;
}

/** Text that is written at a time. */
const STRETCH = 1 << 16;

/**
 * Writes the rows of a sheet as JSON Lines while they are unpacked, each in the line of its number; says what it read in a note. `spare` is the
 * path of a file that may be made meanwhile. Throws a UserError when the workbook cannot be read.
 */
export async function workbookToLines(
  from: string,
  { to, spare }: { to: string; spare: string },
  displayPath: string,
  options: SheetOptions,
  signal: AbortSignal,
): Promise<string> {
  const zip = await openZip(from, displayPath);
  const { size } = statSync(from);
  const out = openSync(to, 'w');
  try {
    const workbook = await readWorkbook(zip, await readParts(zip), signal);
    const sheet = chooseSheet(workbook, options.sheet, displayPath);
    const { sharedStrings, looks, is1904 } = workbook;
    const shared =
      sharedStrings &&
      (await readSharedStrings(await unpackPart(zip, sharedStrings), spare, displayPath, signal));
    try {
      let text = '';
      let written = 0;
      const table = new Table(options.header, displayPath, (line) => {
        text += line;
        if (text.length < STRETCH) return;
        written += writeSync(out, text);
        text = '';
        refuseBomb(written, size);
      });
      const counts: SheetCounts = { ...noCounts };
      const handler = rowHandler(shared, looks, is1904, counts, (row, cells) => table.add(row, cells));
      await parsePart(await unpackPart(zip, sheet.part), handler, signal);
      table.end();
      writeSync(out, text);
      return noteSheet(displayPath, sheet, workbook.sheets, table.notes, counts);
    } finally {
      shared?.close();
    }
  } catch (error) {
    if (signal.aborted || systemCode(error) || error instanceof UserError) throw error;
    const isTold = error instanceof WorkbookProblem || error instanceof RowsBomb;
    const problem = isTold ? error.message : `it is damaged (${(error as Error).message})`;
    throw new UserError(
      EXIT.unreadable,
      `Cannot read ${displayPath} as an Excel workbook: ${problem}.`,
      'Open it in the program that made it and save it as .xlsx again, or save the sheet as CSV ("CSV UTF-8" in Excel).',
    );
  } finally {
    closeSync(out);
    zip.close();
  }
}

function chooseSheet({ sheets }: Workbook, asked: string | undefined, displayPath: string): Sheet {
  if (sheets.length === 0) throw new WorkbookProblem('it has no sheet with cells');
  if (asked === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]!;
  const found =
    sheets.find(({ name }) => name === asked) ??
    (/^\d+$/.test(asked) ? sheets[Number(asked) - 1] : undefined);
  if (found) return found;
  throw new UserError(
    EXIT.usage,
    `${displayPath} has no sheet ${quote(asked)}.`,
    `Its sheets: ${sheets.map(({ name }, i) => `${i + 1} ${quote(name)}`).join(', ')}.`,
  );
}
