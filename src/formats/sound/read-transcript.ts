import { findNul } from '../../readers/find-nul.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';

/** A whole file of labels as text; undefined when `read` reports that it is none, or it has a NUL, which is reported. */
export function readTranscript(
  input: Input,
  path: string,
  displayPath: string,
  read: typeof decode = decode,
): string | undefined {
  const text = read(input, path, displayPath);
  if (text === undefined) return undefined;
  const nul = findNul(text, 'file', { file: displayPath, line: 1 });
  for (const { finding, place } of nul) input.report(finding, place);
  return nul.length > 0 ? undefined : text;
}

/** UTF-8, or UTF-16 with a byte order mark, as Praat writes it; undefined when it is neither, which is reported. */
export function decode(input: Input, path: string, displayPath: string): string | undefined {
  const bytes = readWholeFile(path, displayPath);
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark !== 0xfeff && mark !== 0xfffe) return readText(input, path, displayPath);
  try {
    return new TextDecoder(mark === 0xfeff ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(bytes);
  } catch {
    const problem = 'it begins like UTF-16, but is not';
    input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    return undefined;
  }
}
