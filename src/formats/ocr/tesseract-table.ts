export const columnsOfTesseract =
  'level page_num block_num par_num line_num word_num left top width height conf text'.split(' ');

/** How the words of Tesseract stand in a table. */
export interface TesseractTable {
  delimiter: string;
  /** The position of their first column: behind that of the index, which pandas writes. */
  first: number;
  /** Whether cells may stand in double quotes: Tesseract writes none, and programs that save its table again do. */
  quotes: boolean;
}

/** Finds out from its first line how a table has the columns of Tesseract; undefined for any other table. */
export function findTesseractTable(head: string): TesseractTable | undefined {
  const [line = ''] = head.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1);
  for (const delimiter of ['\t', ',', ';']) {
    const names = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const first = names[0] === 'level' ? 0 : 1;
    if (first === 1 && !/^(?:|Unnamed: 0)$/.test(names[0]!)) continue;
    if (columnsOfTesseract.every((name, i) => names[first + i] === name))
      return { delimiter, first, quotes: delimiter !== '\t' || first > 0 };
  }
  return undefined;
}
