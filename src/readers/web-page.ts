import { readHead } from './head.ts';

const beginning = /^\ufeff?\s*<(?:!doctype html|html|head|body)\b/i;
const end = '</html>';

/** Whether a text begins as a web page does. */
export function beginsAsWebPage(text: string): boolean {
  return beginning.test(text);
}

/**
 * Whether a file is one web page, such as the login or error page that came in place of a download; false for a file with a page in each of
 * its lines.
 */
export function isWebPage(path: string, displayPath: string): boolean {
  const head = readHead(path, displayPath, 1 << 12).bytes.toString('utf8');
  if (!beginsAsWebPage(head)) return false;
  const at = head.toLowerCase().indexOf(end);
  const rest = at < 0 ? '' : head.slice(at + end.length).trim();
  return rest === '' || rest.startsWith('<!--');
}
