import { statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { most } from './limits.ts';

/** Kinds of files with tasks that the upload of Label Studio 1.x takes (SUPPORTED_EXTENSIONS of its settings). */
const taken = ['.json', '.csv', '.tsv', '.txt', '.html', '.htm', '.xml'];

/** Whether Label Studio 1.x would take a file with tasks as it is, as an upload. `name` is its name as the user knows it. */
export function checkInputFile(path: string, name: string, report: Report): void {
  const { size } = statSync(path);
  if (size > most.bytes) report({ code: 'input-too-large', args: { bytes: size } });
  const extension = extname(name);
  if (extension !== '' && !taken.includes(extension))
    report({ code: 'input-type-refused', args: { extension } });
}
