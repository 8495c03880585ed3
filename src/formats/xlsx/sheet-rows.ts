import { decodeEscapes, numberToJson } from './cell-value.ts';
import type { CellLook } from './number-format.ts';
import { MOST_TEXT, type PartHandler, tooMuchText, WorkbookProblem } from './parse-part.ts';
import type { SharedStrings } from './shared-strings.ts';

/** The values of a row as JSON, by their column; without those of empty cells. */
export type Cells = (string | undefined)[];

/** What a sheet has that its rows do not show, counted. */
export interface SheetCounts {
  /** Ranges of merged cells, of which the first cell has the value. */
  merged: number;
  /** Formulas whose value is not stored. */
  uncalculated: number;
  /** Cells with the error of a formula, such as #N/A. */
  failed: number;
  /** Rows and columns that the program does not show, as a filter leaves them; they are read like all others. */
  hiddenRows: number;
  hiddenColumns: number;
  /** Cells with a link behind them, and cells whose text is an address. */
  links: number;
  addresses: number;
}

export const noCounts: SheetCounts = {
  merged: 0,
  uncalculated: 0,
  failed: 0,
  hiddenRows: 0,
  hiddenColumns: 0,
  links: 0,
  addresses: 0,
};

/** The most that a sheet can have (Excel specifications and limits). */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

const number: CellLook = { kind: 'number' };

/** Puts the cells of a sheet together to rows; `take` gets each with its number. */
export function rowHandler(
  shared: SharedStrings | undefined,
  looks: readonly CellLook[],
  is1904: boolean,
  counts: SheetCounts,
  take: (row: number, cells: Cells) => void,
): PartHandler {
  let row = 0;
  let column = -1;
  let cells: Cells = [];
  let type = 'n';
  let look = number;
  let value = '';
  let isValue = false;
  let isReading = false;
  let hasFormula = false;
  let isHidden = false;
  let size = 0;

  const jsonOf = (): string | undefined => {
    switch (type) {
      case 's':
        if (!shared) throw new WorkbookProblem('its cells refer to texts, but it has none');
        return value === '' ? undefined : shared.at(Number(value));
      case 'b':
        return value === '' ? undefined : /^(?:1|true)$/.test(value.trim()) ? 'true' : 'false';
      case 'e':
        counts.failed++;
        return JSON.stringify(value);
      case 'n':
        return value === '' ? undefined : numberToJson(value, look, is1904);
      default:
        return value === '' ? undefined : JSON.stringify(decodeEscapes(value));
    }
  };

  return {
    enter(name, attributes) {
      switch (name) {
        case 'row':
          row = nextOf('row', attributes.r, row, ROWS);
          cells = [];
          column = -1;
          isHidden = isTrue(attributes.hidden);
          size = 0;
          break;
        case 'c':
          column = nextOf('column', columnOf(attributes.r), column + 1, COLUMNS) - 1;
          type = attributes.t ?? 'n';
          look = looks[Number(attributes.s ?? 0)] ?? number;
          value = '';
          hasFormula = false;
          break;
        case 'f':
          hasFormula = true;
          break;
        case 'v':
        case 't':
          isValue = !isReading;
          break;
        case 'rPh':
          isReading = true;
          break;
        case 'mergeCell':
          counts.merged++;
          break;
        case 'hyperlink':
          counts.links++;
          break;
        case 'col':
          // What is hidden up to the last column is the empty rest of the sheet.
          if (isTrue(attributes.hidden) && Number(attributes.max) < COLUMNS)
            counts.hiddenColumns += Number(attributes.max) - Number(attributes.min) + 1;
      }
    },
    text(text) {
      if (isValue) value += text;
      if (value.length > MOST_TEXT) throw tooMuchText('cell');
    },
    leave(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') {
        if (hasFormula && value === '' && type !== 'str') counts.uncalculated++;
        const json = jsonOf();
        if (json === undefined || json === '""') return;
        size += json.length;
        if (size > MOST_TEXT) throw tooMuchText('row');
        if (isAddress.test(json)) counts.addresses++;
        cells[column] = json;
      } else if (name === 'row') {
        if (isHidden && cells.length > 0) counts.hiddenRows++;
        take(row, cells);
      }
    },
  };
}

/** Whether the JSON of a cell is a text with an address, of which Excel makes a link by itself. */
const isAddress = /^"(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.)/i;

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

/** The number of a row or column: what its address says, which must be behind the one before, or the next. */
function nextOf(
  what: 'row' | 'column',
  said: string | number | undefined,
  before: number,
  most: number,
): number {
  const number = said === undefined ? before + 1 : Number(said);
  if (number > before && number <= most) return number;
  throw new WorkbookProblem(`its ${what} ${said} is out of order, or beyond the last that a sheet can have`);
}

/** The number of a column by a cell's address, such as 28 for AB7. */
function columnOf(address: string | undefined): number | undefined {
  if (address === undefined) return undefined;
  let column = 0;
  for (const letter of address) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column;
}

/** The letters of a column, counted from 0. */
export function lettersOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);
}
