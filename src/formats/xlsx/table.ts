import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { greatest } from '../../lists.ts';
import { guessHeader } from '../csv/header.ts';
import { findTitleRows } from '../csv/title-rows.ts';
import { type Cells, lettersOf } from './sheet-rows.ts';

interface Row {
  number: number;
  cells: Cells;
}

/** How the rows of a sheet became a table. */
export interface TableNotes {
  /** Number of the row that names the columns; undefined when none does. */
  header: number | undefined;
  why: string;
  names: string[];
  /** Rows with a title, before the table. */
  before: number;
  /** Columns without a name that have values, counted from 0. */
  unnamed: number[];
}

/** Columns of which each is looked at. */
const FEW = 256;

/** Rows that are looked at to find the header, and characters: there are fewer rows where these are many. */
const LOOKED_AT = 16;
const LOOKED_AT_SIZE = 1 << 24;

/**
 * Makes lines of JSON of the rows of a sheet, line 7 of row 7. What comes before the data, and rows without values, are empty lines.
 * `asked` is whether the first row names the columns, as `--header` and `--no-header` say.
 */
export class Table {
  private first: Row[] | undefined = [];
  private firstSize = 0;
  private line = 1;
  private keys: string[] = [];
  private named: string[] | undefined;
  private readonly unnamed = new Set<number>();
  private readonly asked: boolean | undefined;
  private readonly displayPath: string;
  private readonly write: (text: string) => void;
  readonly notes: TableNotes = { header: undefined, why: '', names: [], before: 0, unnamed: [] };

  constructor(asked: boolean | undefined, displayPath: string, write: (text: string) => void) {
    this.asked = asked;
    this.displayPath = displayPath;
    this.write = write;
  }

  add(number: number, cells: Cells): void {
    if (cells.length === 0) return;
    if (this.first) {
      this.first.push({ number, cells });
      this.firstSize += sizeOf(cells);
      if (this.first.length === LOOKED_AT || this.firstSize > LOOKED_AT_SIZE) this.begin();
    } else this.print(number, cells);
  }

  end(): void {
    this.begin();
    this.notes.unnamed = [...this.unnamed].sort((a, b) => a - b);
  }

  /** Finds the header among the first rows, and prints the others. */
  private begin(): void {
    const rows = this.first;
    this.first = undefined;
    if (!rows || rows.length === 0) return;
    const at = this.asked === undefined ? countTitles(rows) : 0;
    const table = rows.slice(at);
    const texts = textsOf(table);
    const { header, why } =
      this.asked === undefined ? guessHeader(texts, []) : { header: this.asked, why: 'as asked for' };
    if (header) this.name(table[0]!, texts[0]!);
    else this.keys = Array.from(texts[0]!, (_, i) => JSON.stringify(`column${i + 1}`));
    Object.assign(this.notes, { why, before: at, header: header ? table[0]!.number : undefined });
    this.notes.names = this.keys.filter(Boolean).map((key) => JSON.parse(key) as string);
    for (const { number, cells } of header ? table.slice(1) : table) this.print(number, cells);
  }

  private name({ number, cells }: Row, texts: readonly string[]): void {
    const seen = new Map<string, number>();
    this.keys = texts.slice(0, cells.length).map((name, i) => {
      const before = seen.get(name);
      if (name === '') return '';
      if (before !== undefined) {
        throw new UserError(
          EXIT.refused,
          `${this.displayPath}: in row ${number}, the columns ${lettersOf(before)} and ${lettersOf(i)} have the same name, ${quote(name)}.`,
          'Rename one of them. If the row is not a header, use --no-header.',
        );
      }
      seen.set(name, i);
      return JSON.stringify(name);
    });
  }

  /** The columns that have a name or a cell. A row can be one cell, in the last of 16,384 columns. */
  private columnsOf(cells: Cells): Iterable<number> {
    const { keys } = this;
    const count = Math.max(cells.length, keys.length);
    if (count <= FEW) return Array(count).keys();
    const isNamed = keys.length > 0 && keys.length === this.notes.names.length;
    if (isNamed && cells.length <= keys.length) return keys.keys();
    this.named ??= Object.keys(keys).filter((i) => keys[Number(i)] !== '');
    const columns = new Set([...this.named, ...Object.keys(cells)].map(Number));
    return [...columns].sort((a, b) => a - b);
  }

  private print(number: number, cells: Cells): void {
    const { keys } = this;
    const members: string[] = [];
    for (const i of this.columnsOf(cells)) {
      const cell = cells[i];
      let key = keys[i] ?? '';
      if (key === '') {
        if (cell === undefined) continue;
        this.unnamed.add(i);
        key = JSON.stringify(`column${i + 1}`);
      }
      members.push(`${key}:${cell ?? '""'}`);
    }
    this.write(`${'\n'.repeat(number - this.line)}{${members.join(',')}}`);
    this.line = number;
  }
}

/**
 * How many rows with a title stand before a table: those above names that are above values, else rows with one cell, before one with several
 * texts and another with several cells.
 */
function countTitles(rows: readonly Row[]): number {
  const titles = findTitleRows(textsOf(rows), []);
  if (titles?.isSure) return titles.count;
  const filled = ({ cells }: Row) => cells.filter((cell) => cell !== undefined);
  const at = rows.findIndex((row) => filled(row).length > 1);
  const [header, next] = [rows[at], rows[at + 1]];
  if (at < 1 || !header || !next || filled(next).length < 2) return 0;
  return filled(header).every((cell) => cell!.startsWith('"')) ? at : 0;
}

function sizeOf(cells: Cells): number {
  return cells.reduce((size, cell) => size + (cell?.length ?? 0), 0);
}

/** The cells of rows as texts, as many in each. */
function textsOf(rows: readonly Row[]): string[][] {
  const width = greatest(rows.map(({ cells }) => cells.length));
  return rows.map(({ cells }) => Array.from({ length: width }, (_, i) => textOf(cells[i])));
}

function textOf(json: string | undefined): string {
  if (json === undefined) return '';
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}
