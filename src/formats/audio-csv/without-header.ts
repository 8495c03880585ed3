import { usualLook } from '../csv/cell-look.ts';
import { isSoundName, secondsOf } from './cells.ts';

/** Where the columns of a list without a header are. */
interface ListColumns {
  sound: number;
  start: number;
  end: { column: number; is: 'end' };
  label: number | undefined;
  text: number | undefined;
}

/** The columns of a list of sound file, start, end and label or text; undefined for rows of which one may be anything else. */
export function columnsOfList(rows: readonly (readonly string[])[]): ListColumns | undefined {
  if (rows.length === 0 || !rows.every(isStretch)) return undefined;
  const isText = usualLook(rows.map((row) => row[3]!)) === 'sentence';
  return {
    sound: 0,
    start: 1,
    end: { column: 2, is: 'end' },
    label: isText ? undefined : 3,
    text: isText ? 3 : undefined,
  };
}

/** An end before its start is a length, and a number in place of the label may be a score. */
function isStretch(cells: readonly string[]): boolean {
  const [sound = '', start, end, last = ''] = cells;
  const [from, to] = [start, end].map((cell) => secondsOf(cell, 1));
  if (cells.length !== 4 || from === undefined || to === undefined || from > to) return false;
  return isSoundName(sound) && last.trim() !== '' && secondsOf(last, 1) === undefined;
}
