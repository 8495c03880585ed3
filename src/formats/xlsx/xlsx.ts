import { EXIT, UserError } from '../../errors.ts';
import { readHead } from '../../readers/head.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import type { Importer, Input } from '../format.ts';
import { jsonl } from '../json/jsonl.ts';

/** Rows that are unpacked to JSON Lines when the input is opened, each in the line of its number. */
export const xlsx: Importer = {
  name: 'xlsx',
  summary: 'an Excel workbook (.xlsx): one task per row of a sheet, with its columns as data keys',
  input: 'file',
  extensions: ['.xlsx', '.xlsm'],
  inParallel: true,
  spans: true,
  options: ['sheet', 'header', ...labelOptions],
  mediaColumns: true,
  firstId: 0,
  emptyMessage: 'the sheet has no rows below the names of its columns',
  emptyAdvice: 'If the data is in another sheet, read that: --sheet NAME',
  read(input) {
    const { head, before } = look(input);
    refusePacked(head, input);
    let unsaid = before;
    // The header and what stands above it are not empty rows.
    const skip = (_: string, count: number) => {
      const said = Math.min(unsaid, count);
      unsaid -= said;
      if (count > said) input.skip('empty rows', count - said);
    };
    return jsonl.read({ ...input, skip });
  },
};

/** The first bytes, and how many empty lines stand before the first row of data. */
function look({ path, displayPath }: Input): { head: string; before: number } {
  const head = readHead(path, displayPath).bytes.toString('latin1');
  return { head: head.slice(0, 4), before: /^\n*/.exec(head)![0].length };
}

/** Files in stores are read from there as they are. */
function refusePacked(head: string, { displayPath }: Input): void {
  if (head !== 'PK\x03\x04') return;
  throw new UserError(
    EXIT.usage,
    `${displayPath} is an Excel workbook in a store, which cannot be read from there.`,
    'Copy it to this machine first.',
  );
}
