import { UserError } from '../../errors.ts';
import { openZip, type Zip } from '../../readers/zip/open-zip.ts';
import { isWorkbook, readParts } from './workbook.ts';

/** Whether a ZIP archive is a workbook of Excel. What cannot be read is none, unless it is `calledSo`; then a UserError is thrown. */
export async function containsWorkbook(
  path: string,
  displayPath: string,
  calledSo: boolean,
): Promise<boolean> {
  let zip: Zip | undefined;
  try {
    zip = await openZip(path, displayPath);
    return isWorkbook(await readParts(zip));
  } catch (error) {
    if (calledSo || !(error instanceof UserError)) throw error;
    return false;
  } finally {
    zip?.close();
  }
}
