import { basename, extname } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { readHead } from '../../readers/head.ts';
import type { Drafting } from './draft.ts';
import type { DraftOf } from './drafts-of-files.ts';
import { openImage } from './open-image.ts';
import { readText, textOf } from './read-text.ts';

/** Reads one line of a file with the labels of one image; `line` is not blank. */
export type AddLine = (draft: Drafting, line: string, place: Place & { line: number }) => void;

/**
 * The draft of a text file that has the labels of the image of the same name, one a line. `skips`: whether it is a file of another kind, by its
 * first bytes.
 */
export function textLabelFile(
  makeAdd: (...args: Parameters<DraftOf>) => AddLine,
  skips?: (begins: string, path: string, displayPath: string) => boolean,
): DraftOf {
  return (...args) => {
    const [input, controls, find, path, displayPath] = args;
    const head = skips && readHead(path, displayPath);
    if (head && skips(head.bytes.toString('utf8'), path, displayPath)) return undefined;
    const text = head?.whole ? textOf(input, head.bytes, displayPath) : readText(input, path, displayPath);
    if (text === undefined) return undefined;
    const name = basename(path, extname(path));
    const draft = openImage(input, controls, find(name), name, undefined, { file: displayPath });
    const add = makeAdd(...args);
    for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
      if (line.trim() !== '') add(draft, line, { file: displayPath, line: i + 1 });
    }
    return draft.finish(true);
  };
}
