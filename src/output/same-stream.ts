import { fstatSync, type Stats } from 'node:fs';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { whatIsAt } from '../readers/what-is-at.ts';

/**
 * Refuses a stream that goes to a file that is read, as in `lsimport convert a.jsonl >> a.jsonl`: what is written would be in the input, and
 * perhaps be read in turn. Inputs are absolute paths, or streams themselves. Files of an input folder are not looked at: the shell makes
 * `> tasks.json` before lsimport looks into the folder, where it is a file of another kind.
 */
export function refuseSameStream(
  inputs: Record<string, string | object | undefined>,
  streams: Record<string, object>,
): void {
  for (const [name, stream] of Object.entries(streams)) {
    const written = fileOf(stream);
    if (!written) continue;
    for (const [flag, input] of Object.entries(inputs)) {
      const read = input === undefined ? undefined : fileOf(input);
      if (read?.dev === written.dev && read.ino === written.ino)
        throw new UserError(
          EXIT.usage,
          `${flag} and ${name} are the same file.`,
          `Redirect ${name} to another file.`,
        );
    }
  }
}

/** What is at a path or behind a stream, if it is a file. */
function fileOf(given: string | { fd?: number }): Stats | undefined {
  try {
    const stat =
      typeof given === 'string' ? whatIsAt(given) : given.fd === undefined ? undefined : fstatSync(given.fd);
    return stat?.isFile() ? stat : undefined;
  } catch (error) {
    if (!systemCode(error)) throw error;
    return undefined;
  }
}
