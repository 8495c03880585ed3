import { type Head, readHead } from './head.ts';

const beginning = /^(?:\ufeff|\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b/i;
const doctype = /^\ufeff?\s*<!doctype html\b/i;
const end = '</html>';

/** Bytes that tell whether a text begins so. */
const FIRST = 1 << 9;
/** Bytes beyond which no page is that came in place of a download. */
const LONGEST = 1 << 20;

/** Whether a text begins as a web page does. */
export function beginsAsWebPage(text: string): boolean {
  return beginning.test(text);
}

/**
 * Whether a file is one web page, such as the login or error page that came in place of a download; false for a file with a page in each of
 * its rows, or with the names of tags. `head`: how it begins, where that is known.
 */
export function isWebPage(path: string, displayPath: string, head?: Head): boolean {
  const { bytes } = head ?? readHead(path, displayPath, FIRST);
  if (!beginsAsWebPage(bytes.toString('utf8', 0, FIRST))) return false;
  const text = readHead(path, displayPath, LONGEST).bytes.toString('utf8');
  const [, behind, more] = text.toLowerCase().split(end, 3);
  if (behind === undefined) return doctype.test(text);
  return more === undefined && /^\s*(?:<!--|$)/.test(behind);
}
