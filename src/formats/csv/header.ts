import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/** What a cell looks like. */
type Look = 'number' | 'date' | 'URL' | 'sentence' | 'word';

function lookOf(cell: string): Look {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell)) return 'number';
  if (/^\d{4}-\d\d(?:-\d\d)?(?:[T ]|$)|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(cell)) return 'date';
  if (/^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(cell)) return 'URL';
  // Names of columns are short, except for the questions of a survey.
  return cell.split(/\s+/, 4).length === 4 && !cell.endsWith('?') ? 'sentence' : 'word';
}

/** Whether the first row is read as the names of the columns, and why. */
export interface HeaderGuess {
  header: boolean;
  why: string;
}

/**
 * Whether the first row names the columns. It does when it has a data key of the label config. Else the columns vote: one whose first cell
 * is a word above numbers, dates or URLs is for a header, one whose first cell is a number, date, URL or sentence like those below it is
 * against. In doubt there is a header, as in nearly all files.
 */
export function guessHeader(rows: string[][], dataKeys: readonly string[]): HeaderGuess {
  const [first = [], ...body] = rows;
  const key = dataKeys.find((name) => first.includes(name));
  if (key !== undefined) return { header: true, why: `it has the data key ${quote(key)}` };
  const names: string[] = [];
  const values: string[] = [];
  for (const [i, cell] of first.entries()) {
    const look = lookOf(cell);
    const below = usualLook(body.map((row) => row[i] ?? ''));
    if (look !== 'word' && look === below) values.push(`${quote(cell)} is a ${look} like those below it`);
    if (look === 'word' && below !== 'word' && below !== 'sentence' && below !== undefined) {
      names.push(`${quote(cell)} is above ${below}s`);
    }
  }
  if (values.length > names.length) return { header: false, why: values[0]! };
  return { header: true, why: names[0] ?? 'nothing in it looks like data' };
}

/** How more than half of the cells look, empty ones left out. */
function usualLook(cells: string[]): Look | undefined {
  const looks = cells.filter((cell) => cell !== '').map(lookOf);
  return looks.find((look) => looks.filter((other) => other === look).length * 2 > looks.length);
}

/** What is wrong with the names of the columns, each with the column it is about, counting from 0. */
export function* checkNames(names: readonly string[]): Generator<{ finding: Finding; column: number }> {
  const seen = new Map<string, number>();
  for (const [column, name] of names.entries()) {
    const first = seen.get(name);
    if (name === '') yield { finding: { code: 'empty-column-name', args: { column: column + 1 } }, column };
    else if (first === undefined) seen.set(name, column);
    else {
      const args = { name, first: first + 1, second: column + 1 };
      yield { finding: { code: 'repeated-column-name', args }, column };
    }
  }
}
