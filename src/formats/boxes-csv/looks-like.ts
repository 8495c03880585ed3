import { skipPreamble } from '../csv/skip-preamble.ts';
import { keysOfLines } from '../labelled/object-rows.ts';
import { isOpenimages } from '../openimages/looks-like.ts';
import { tableEndings } from '../tables/table-kind.ts';
import { isVia } from '../via/via.ts';
import { boxColumnsOf } from './columns.ts';

/** How the names of such files end, in lower case, also of those that were unpacked to lines. */
export const boxTableEndings = [...tableEndings, '.xlsx', '.xlsm'];

/** Whether a text starts like a table of boxes. */
export function isBoxTable(head: string): boolean {
  if (isOpenimages(head) || isVia(head)) return false;
  const keys = keysOfLines(head);
  if (keys) return boxColumnsOf(keys) !== undefined;
  const [line = ''] = skipPreamble(head).text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((one) => line.split(one).length > 2) ?? ',';
  const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return boxColumnsOf(cells) !== undefined;
}
