import { isAscii } from 'node:buffer';
import type { Located } from '../../diagnostics/diagnostic.ts';
import { placeInBytes } from '../../readers/place-in-bytes.ts';
import { findInvalidUtf8, invalidByte } from '../../readers/utf8.ts';
import { readWhole } from '../../readers/utf16.ts';
import { findOtherCharset } from './charset.ts';
import { imagesNotShown } from './images-not-shown.ts';

/** How the tag that shows a page wants it. */
export type PageEncoding = 'none' | 'base64' | 'base64unicode';

/** The markup of a page as a task's value, with what is wrong in the file; `isInTask` when the task holds it, and not its address. A byte order mark is not part of it. */
export function readPage(
  path: string,
  displayPath: string,
  encoding: PageEncoding,
  isInTask: boolean,
): { value: string; found: Located[] } {
  const whole = readWhole(path, displayPath);
  const bytes = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? whole.subarray(3) : whole;
  const found: Located[] = [];
  const add = (finding: Located['finding'], at: number) =>
    found.push({ finding, place: { file: displayPath, ...placeInBytes(bytes, at) } });

  const bad = findInvalidUtf8(bytes);
  if (bad >= 0) {
    const offset = bad + whole.length - bytes.length;
    add({ code: 'invalid-utf8', args: invalidByte(bytes, bad, offset) }, bad);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) add({ code: 'nul-byte', args: { where: 'page' } }, nul);
  const other = findOtherCharset(bytes);
  if (other) add({ code: 'page-charset', args: { charset: other.name } }, other.at);
  const images = isInTask && !/\.xml$/i.test(path) ? imagesNotShown(bytes) : undefined;
  if (images) add(images.finding, images.at);
  // The editor decodes base64 to bytes and shows each as a character; with base64unicode it reads them as UTF-8.
  if (encoding === 'base64' && !isAscii(bytes)) {
    add(
      { code: 'base64-beyond-ascii', args: {} },
      bytes.findIndex((byte) => byte > 0x7f),
    );
  }
  return { value: bytes.toString(encoding === 'none' ? 'utf8' : 'base64'), found };
}
