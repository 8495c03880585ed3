import { extname } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { countOf } from '../../report/format.ts';
import { UPLOADABLE } from '../../server/uploads/name-upload.ts';

/** The most that a request of the server may have, less what a form adds to a file. */
const LARGEST = 250 * 1024 * 1024 - 1000;
const SHOWN = 5;

/** Refuses files that cannot be sent, before anything is: those that are not there, and those that Label Studio does not take. */
export function checkFiles(files: ReadonlySet<string>): void {
  const missing: string[] = [];
  const large: string[] = [];
  const unknown: string[] = [];
  for (const file of files) {
    const stats = whatIsAt(file);
    if (!stats?.isFile()) missing.push(file);
    else if (!UPLOADABLE.has(extname(file).toLowerCase())) unknown.push(file);
    else if (stats.size > LARGEST) large.push(file);
  }
  if (missing.length > 0) {
    refuse(
      missing,
      'that the tasks link to cannot be found',
      'Put them there. Paths are relative to the file with the data, or to the folder of --images DIR.',
    );
  }
  if (unknown.length > 0) {
    const endings = [...new Set(unknown.map((file) => extname(file).toLowerCase() || 'no extension'))];
    refuse(
      unknown,
      `cannot be uploaded, as Label Studio does not take ${endings.slice(0, SHOWN).join(', ')}`,
      `It takes ${[...UPLOADABLE].join(' ')}. For others, use --document-root or --links.`,
    );
  }
  if (large.length > 0) {
    refuse(
      large,
      'cannot be uploaded, as Label Studio takes at most 250 MiB',
      'Use --document-root if the server can read them, or --links.',
    );
  }
}

function refuse(files: readonly string[], what: string, help: string): never {
  const more = files.length - SHOWN;
  throw new UserError(EXIT.refused, `${countOf(files.length, 'file')} ${what}:`, help, [
    ...files.slice(0, SHOWN),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]);
}
