import { quote } from '../../json/json.ts';
import { type Look, usualLook } from '../csv/cell-look.ts';
import { cutHead } from '../csv/delimiter.ts';
import { isAnnotation } from '../csv/preamble.ts';
import { isIdName } from '../time-series/guess-series.ts';

/** What a time series has: times, and numbers that change with them. */
const inSeries: readonly (Look | undefined)[] = ['number', 'date', 'time', undefined];

/** Why the rows of a table are tasks rather than the points of a time series, as the end of a sentence; undefined where they need not be. */
export function whyRows(head: string): string | undefined {
  const [header = [], ...rows] = cutHead(head).rows;
  // What InfluxDB writes are series, below rows of words.
  if (rows.length === 0 || isAnnotation(header[0] ?? '')) return undefined;
  const columns = header.map((name, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    // Where a title stands above the table, the others have none.
    const shown = name.trim() === '' ? `column ${i + 1}` : quote(name);
    return { name, shown, cells, look: usualLook(cells) };
  });
  const urls = columns.find(({ look }) => look === 'URL');
  if (urls) return `${urls.shown} has URLs`;
  // With a delimiter that is not known, all numbers of a row are in one cell.
  const texts = columns.find(areTexts);
  // The points of a time series may each have what happens then, such as an activity.
  if (texts && !(isRepeated(texts.cells) && areInSeries(columns))) return `${texts.shown} has texts`;
  if (texts) return undefined;
  const others = columns.filter(({ look }) => !inSeries.includes(look));
  const haveWords =
    columns.length > 1 || others.some(({ cells }) => isMostly(cells, (cell) => !/\d/.test(cell)));
  if (others.length > 0 && columns.length - others.length < 2 && haveWords)
    return 'its columns are not those of a time series';
  // Of a recording with an activity, all rows have the same.
  const mayBeOne = !columns.some(({ name }) => indexName.test(name));
  const words = columns.find(
    ({ cells, look }) =>
      look === 'word' && areWords(cells) && !(mayBeOne && cells.every((cell) => cell === cells[0])),
  );
  if (words && rows.length > 1 && !columns.some(mayBeTimes))
    return `no column has times or rising numbers, and ${words.shown} has words`;
  return undefined;
}

interface Column {
  name: string;
  /** The name in quotes, or its number. */
  shown: string;
  cells: readonly string[];
  look: Look | undefined;
}

/** Whether most cells are texts: sentences, or different ones of several words. */
function areTexts({ cells, look }: Column): boolean {
  const areSeveral = cells.length > 1 && !isRepeated(cells);
  return (
    (look === 'sentence' || (areSeveral && (look === 'word' || look === undefined))) &&
    isMostly(cells, hasWords)
  );
}

/** Whether a column has times, or numbers that never fall and are no index. */
function mayBeTimes({ name, cells, look }: Column): boolean {
  if (look === 'date' || look === 'time') return true;
  if (look !== 'number' || indexName.test(name) || isIdName(name)) return false;
  const numbers = cells.filter((cell) => cell.trim() !== '').map((cell) => Number(cell.replace(',', '.')));
  return !numbers.some((number, i) => number < numbers[i - 1]!) && numbers[0] !== numbers.at(-1);
}

/** How programs call the column that numbers the rows. */
const indexName = /^(?:unnamed: ?\d+|index|row|#)?$/i;

/** As many months and days of the week there are: words with digits may be times of a form that is not known. */
const MOST_IN_TIMES = 12 + 7;

/** Whether cells are words: most without digits, or so many different ones that they are no times. */
function areWords(cells: readonly string[]): boolean {
  const isWord = (cell: string) => /\p{L}/u.test(cell) && !/\d/.test(cell);
  const letters = new Set(cells.map((cell) => cell.replace(/\P{L}/gu, '')));
  return isMostly(cells, isWord) || letters.size > MOST_IN_TIMES;
}

/** Whether columns are those of a time series: one of times or rising numbers, and two more of numbers. */
function areInSeries(columns: readonly Column[]): boolean {
  const times = columns.find(
    ({ look, cells }) => look === 'date' || look === 'time' || (look === 'number' && rise(cells)),
  );
  return times !== undefined && columns.filter((one) => one !== times && one.look === 'number').length >= 2;
}

function rise(cells: readonly string[]): boolean {
  return cells.every((cell, i) => i === 0 || Number(cell) > Number(cells[i - 1]));
}

/** Whether most cells have a value that another has as well. */
function isRepeated(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return new Set(filled).size * 2 <= filled.length;
}

function hasWords(cell: string): boolean {
  return (cell.match(/\p{L}{2,}/gu)?.length ?? 0) > 2;
}

function isMostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length * 2 > cells.length;
}
