import { asciiTemplate, writeAsciiTemplate } from '../json/ascii-template.ts';
import type { Output } from '../json/output.ts';
import { printString } from '../json/write-value.ts';
import type { RowRecord } from '../tasks/record.ts';

/** What stands around the values of a row's data, in ASCII. */
export interface RowLayout {
  start: string;
  /** What comes before the value of a key, which is given as JSON; `first`: before the first value. */
  beforeValue(key: string, first: boolean): string;
  end: string;
}

/** Prepares the writing of the data of rows: what is the same in all of them is put together once. */
export function rowWriter({ start, beforeValue, end }: RowLayout): (row: RowRecord, out: Output) => void {
  const beforeRow = asciiTemplate(start);
  const afterRow = asciiTemplate(end);
  let prepared: readonly string[] | undefined;
  let before: string[] = [];
  return (row, out) => {
    if (row.keys !== prepared) {
      prepared = row.keys;
      before = row.keys.map((key, i) => beforeValue(printString(key), i === 0));
    }
    writeAsciiTemplate(out, beforeRow);
    row.writeValues(before, out);
    writeAsciiTemplate(out, afterRow);
  };
}

/** Rows without any space. */
export const compactRow: Pick<RowLayout, 'beforeValue'> = {
  beforeValue: (key, first) => `${first ? '' : ','}${key}:`,
};
