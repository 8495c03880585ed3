import { followTimeFormats } from '../../checks/data/time-formats.ts';
import {
  compileReaderOf1x,
  compileTimeReader,
  timeWithDot,
  wantedTime,
} from '../../checks/data/time-reader.ts';
import { describe } from '../../json/json.ts';
import type { ColumnCheck, ReportAt } from './series-row.ts';
import type { SeriesTag } from './series-tag.ts';

/**
 * The times of a series must be numbers or fit `timeFormat`, and none may be before the one in front of it. Of a column that is wrong in many
 * places only the first is told, as for series in tasks (`x-times`).
 */
export function checkTimes(
  column: number,
  { tag, inTask, timeFormat }: SeriesTag,
  report: ReportAt,
): ColumnCheck {
  const read = compileTimeReader(timeFormat);
  const readIn1x = compileReaderOf1x(timeFormat);
  let before: { time: number; value: string | number } | undefined;
  let wrong = false;
  /** Where the first time cannot be read: whether there is a format for all of them is known at the end. */
  let formats: ReturnType<typeof followTimeFormats> | undefined;
  let badTime: ((advice: { fits?: string; plain?: string }) => void) | undefined;
  return {
    look(row) {
      const cell = row.cells[column]!;
      formats?.add(cell);
      if (wrong) return;
      const value = inTask && timeFormat !== '' ? cell : toValue(cell);
      const time = cell === '' ? undefined : read(value);
      if (time === undefined) {
        wrong = true;
        const found = cell === '' ? 'an empty cell' : describe(value);
        const args = { found, wanted: wantedTime(timeFormat) };
        const place = row.place(column);
        badTime = (advice) => report({ code: 'bad-time', args: { ...args, ...advice }, tag: tag.ref }, place);
        if (before) return;
        formats = followTimeFormats();
        formats.add(cell);
      } else if (before && time < before.time) {
        wrong = true;
        const args = { found: describe(value), before: describe(before.value) };
        report({ code: 'times-not-rising', args, tag: tag.ref }, row.place(column));
      } else if (!before && timeFormat !== '' && readIn1x(value) === undefined) {
        report(
          { code: 'series-time-with-dot', args: timeWithDot(value, timeFormat), tag: tag.ref },
          row.place(column),
        );
      }
      if (time !== undefined) before = { time, value };
    },
    finish() {
      badTime?.(formats?.advice() ?? {});
    },
  };
}

/** A cell as the editor keeps it: what is a number becomes one, so that `0930` is 930 to its `timeFormat`. */
function toValue(cell: string): string | number {
  const number = Number(cell);
  return Number.isNaN(number) ? cell : number;
}
