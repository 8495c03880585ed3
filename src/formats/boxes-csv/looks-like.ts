import { skipPreamble } from '../csv/skip-preamble.ts';
import { keysOfLines } from '../labelled/object-rows.ts';
import { isOpenimages } from '../openimages/looks-like.ts';
import { tableEndings } from '../tables/table-kind.ts';
import { isVia } from '../via/via.ts';
import { boxColumnsOf, unreadBoxesIn } from './columns.ts';

/** How the names of such files end, in lower case, also of those that were unpacked to lines. */
export const boxTableEndings = [...tableEndings, '.xlsx', '.xlsm'];

/** Whether a text starts like a table of boxes. */
export function isBoxTable(head: string): boolean {
  if (isOpenimages(head) || isVia(head)) return false;
  return boxColumnsOf(namesIn(head)) !== undefined;
}

/** Why a text that starts like a table of boxes is none that can be read, with what to do about it; undefined for any other. */
export function unreadBoxes(head: string): ReturnType<typeof unreadBoxesIn> {
  return isOpenimages(head) || isVia(head) ? undefined : unreadBoxesIn(namesIn(head));
}

/** The cells of the first row, or the keys of the first object. */
function namesIn(head: string): readonly string[] {
  const keys = keysOfLines(head);
  if (keys) return keys;
  const [line = ''] = skipPreamble(head).text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((one) => line.split(one).length > 2) ?? ',';
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
