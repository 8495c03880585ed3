import { closeSync, readSync } from 'node:fs';
import { jqCommand } from '../../diagnostics/jq-command.ts';
import { outputFor } from '../../output-name.ts';
import { readHead } from '../../readers/head.ts';
import { openRegularFile } from '../../readers/regular-file.ts';
import type { Input } from '../format.ts';

/** Bytes at the end of a file, where its annotations stand in those that COCO and others write. */
const TAIL = 1 << 14;

/** Whether a COCO file has captions, as its annotations at its end or, where others follow, the first of them tell, and not objects. */
export function isOfCaptions(path: string, displayPath: string): boolean {
  const tail = readTail(path, displayPath);
  if (isObjects.test(tail)) return false;
  // Images may have captions too, which name no image.
  if (hasCaption(tail)) return true;
  const head = readHead(path, displayPath).bytes.toString('utf8');
  const first = /"annotations"\s*:\s*\[\s*(\{[^{}]*\})/.exec(head)?.[1] ?? '';
  return hasCaption(first) && !isObjects.test(first);
}

const isObjects = /"(?:category_id|segments_info)"\s*:/;

function hasCaption(text: string): boolean {
  return /"caption"\s*:\s*"/.test(text) && /"image_id"\s*:/.test(text);
}

function readTail(path: string, displayPath: string): string {
  const { fd, stat } = openRegularFile(path, displayPath);
  try {
    const bytes = Buffer.alloc(Math.min(TAIL, stat.size));
    const read = readSync(fd, bytes, 0, bytes.length, Math.max(0, stat.size - TAIL));
    return bytes.toString('utf8', 0, read);
  } finally {
    closeSync(fd);
  }
}

/** Says that files of captions are not read with those that have objects of the same images. */
export function tellOfCaptions(input: Input, files: readonly { displayPath: string }[]): void {
  const [first] = files;
  if (!first) return;
  input.skip('files of captions', files.length);
  const { displayPath } = first;
  const more = files.length - 1;
  const what =
    more === 0
      ? `${displayPath} has captions, which are not read with its folder.`
      : `${displayPath} and ${more} more have captions, which are not read with their folder.`;
  input.note(`${what} As a table of images and captions: ${asTable(displayPath)}`);
}

/** The command that makes a table of a file of captions. */
export function asTable(displayPath: string): string {
  const rows = '.annotations[] | [$images["\\(.image_id)"].file_name, .caption]';
  const program = `INDEX(.images[]; .id) as $images | ["image", "caption"], (${rows}) | @csv`;
  return `${jqCommand(program, displayPath, '-r')} > ${outputFor('captions.csv', displayPath)}`;
}
