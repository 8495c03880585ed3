import { quote } from '../../json/json.ts';
import { type Look, usualLook } from '../csv/cell-look.ts';
import { cutHead } from '../csv/delimiter.ts';

/** What a time series has: times, and numbers that change with them. */
const inSeries: readonly (Look | undefined)[] = ['number', 'date', 'time', undefined];

/** Why the rows of a table are tasks rather than the points of a time series, as the end of a sentence; undefined where they need not be. */
export function whyRows(head: string): string | undefined {
  const [header = [], ...rows] = cutHead(head).rows;
  if (rows.length === 0) return undefined;
  const columns = header.map((name, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    return { name, cells, look: usualLook(cells) };
  });
  const urls = columns.find(({ look }) => look === 'URL');
  if (urls) return `${quote(urls.name)} has URLs`;
  // With a delimiter that is not known, all numbers of a row are in one cell.
  const texts = columns.find(({ cells, look }) => look === 'sentence' && isMostly(cells, hasWords));
  if (texts) return `${quote(texts.name)} has texts`;
  const others = columns.filter(({ look }) => !inSeries.includes(look));
  const areWords =
    columns.length > 1 || others.some(({ cells }) => isMostly(cells, (cell) => !/\d/.test(cell)));
  return others.length > 0 && columns.length - others.length < 2 && areWords
    ? 'its columns are not times and numbers'
    : undefined;
}

function hasWords(cell: string): boolean {
  return (cell.match(/\p{L}{2,}/gu)?.length ?? 0) > 2;
}

function isMostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length * 2 > cells.length;
}
