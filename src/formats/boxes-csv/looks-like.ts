import { isOpenimages } from '../openimages/looks-like.ts';
import { isVia } from '../via/via.ts';
import { boxColumnsOf } from './columns.ts';

/** Whether a text starts like a table of boxes. */
export function isBoxTable(head: string): boolean {
  if (isOpenimages(head) || isVia(head)) return false;
  const [line = ''] = head.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((one) => line.split(one).length > 2) ?? ',';
  const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return boxColumnsOf(cells) !== undefined;
}
