import { readHead } from '../../readers/head.ts';
import { markedUtf16 } from '../../readers/utf16.ts';
import { sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { readTable } from '../labelled/read-table.ts';
import { readText } from '../labelled/read-text.ts';
import type { TableRow } from '../labelled/table-rows.ts';
import { ocrBatches } from './drafts-of-pages.ts';
import { boxBetween, type OcrItem, type OcrPage } from './page.ts';
import { columnsOfTesseract, findTesseractTable } from './tesseract-table.ts';

/** What the levels of Tesseract are called, from 2; level 1 is a page. */
const labels = ['Block', 'Paragraph', 'Line', 'Word'];
export function read(input: Input): Iterable<Batch> {
  return ocrBatches(input, ['.tsv', '.csv'], (path, file) => {
    if (isOtherTable(input, path, file)) return void input.skip('other files', 1);
    const text = readText(input, path, file);
    if (text === undefined) return undefined;
    const table = findTesseractTable(text);
    const { delimiter, first, quotes } = table ?? { delimiter: '\t', first: 0, quotes: false };
    const rows = readTable(input, path, file, delimiter, { trim: false, quotes });
    if (!rows) return undefined;
    if (!table) {
      const columns = columnsOfTesseract.slice(0, 3).join(', ');
      const problem = `its first line is not that of Tesseract (${columns}, ...)`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file, line: 1 });
      return undefined;
    }
    const others = rows.slice(1).map(({ cells, line }) => ({ cells: cells.slice(first), line }));
    return pagesOf(input, others);
  });
}

/** Whether a file of a folder is a CSV file of something else, such as a list of the pages. */
function isOtherTable(input: Input, path: string, file: string): boolean {
  if (path === input.path || !path.toLowerCase().endsWith('.csv')) return false;
  const { bytes } = readHead(path, file);
  return markedUtf16(bytes) === undefined && !findTesseractTable(bytes.toString('utf8'));
}

/** Rows come in the order in which what they are about lies in each other. */
function pagesOf(input: Input, rows: readonly TableRow[]): OcrPage[] {
  const pages: OcrPage[] = [];
  /** What is open at each level, from the block on. */
  const open: OcrItem[] = [];
  for (const { cells, line } of rows) {
    const numbers = cells.slice(0, 11).map(toNumber);
    const [level = 0] = numbers;
    const [left, top, width, height, confidence] = numbers.slice(6) as number[];
    if (level === 1) {
      pages.push({ image: undefined, size: sizeOf(width, height), items: [], line });
      open.length = 0;
      continue;
    }
    if (pages.length === 0) pages.push({ image: undefined, size: undefined, items: [], line });
    const label = labels[level - 2];
    const isBroken = label === undefined || numbers.length < 11 || numbers.includes(undefined);
    const text = cells[11]?.trim();
    const item: OcrItem = {
      label: label ?? 'Word',
      shape: isBroken
        ? { problem: 'it is not a level from 1 to 5 and ten numbers' }
        : boxBetween(left!, top!, left! + width!, top! + height!),
      text: text === '' ? undefined : text,
      score: confidence !== undefined && confidence >= 0 ? confidence / 100 : undefined,
      items: [],
      line,
    };
    // Tesseract finds words that are only whitespace, in pictures and lines.
    if (level === 5 && item.text === undefined && !isBroken) {
      input.skip('words that are only whitespace', 1);
      continue;
    }
    open.length = Math.min(open.length, Math.max(level - 2, 0));
    (open.at(-1)?.items ?? pages.at(-1)!.items).push(item);
    open.push(item);
  }
  return pages;
}
