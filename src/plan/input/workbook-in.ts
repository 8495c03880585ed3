import { namesIn } from '../../readers/folder/names-in.ts';

/** The first workbook of a folder; not the file that Excel keeps beside one that is open. */
export function workbookIn(path: string): string | undefined {
  return namesIn(path).find((name) => /\.xls[xm]$/i.test(name) && !name.startsWith('~$'));
}
