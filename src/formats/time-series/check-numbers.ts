import type { Place } from '../../diagnostics/diagnostic.ts';
import { describe, quote } from '../../json/json.ts';
import { hasDecimalComma } from './find-columns.ts';
import type { ColumnCheck, ReportAt } from './series-row.ts';
import type { SeriesTag } from './series-tag.ts';

/** A channel shows numbers. The cells of a column that are none are counted, and told at the first of them; so are empty ones. */
export function checkNumbers(
  column: number,
  name: string,
  { tag, inTask }: SeriesTag,
  report: ReportAt,
): ColumnCheck {
  const texts = { cells: 0, first: undefined as Place | undefined, found: '', separator: '' };
  const gaps = { cells: 0, first: undefined as Place | undefined };
  return {
    look(row) {
      const cell = row.cells[column]!;
      if (cell === '') {
        gaps.cells++;
        gaps.first ??= row.place(column);
      } else if (!Number.isFinite(Number(cell))) {
        if (texts.cells++ > 0) return;
        texts.first = row.place(column);
        texts.found = describe(cell);
        // Between commas it is in quotes, and a command would change other commas too.
        if (hasDecimalComma(cell) && row.separator !== ',') texts.separator = row.separator;
      }
    },
    finish() {
      if (texts.first) {
        const { found, cells, separator } = texts;
        const args = { column: quote(name), found, cells, ...(separator !== '' && { separator }) };
        report({ code: 'series-not-a-number', args, tag: tag.ref }, texts.first);
      }
      if (gaps.first && !inTask) {
        report(
          { code: 'series-empty-cell', args: { column: quote(name), cells: gaps.cells }, tag: tag.ref },
          gaps.first,
        );
      }
    },
  };
}
