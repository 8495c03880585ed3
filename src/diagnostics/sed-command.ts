import { extname } from 'node:path';
import { quotePathForShell } from '../quote-shell.ts';

/**
 * The command that writes a table without the lines from one to another, counting from 1; empty where the file is none that sed can read. sed knows
 * nothing of UTF-16.
 */
export function linesRemover(from: number, to: number, file: string, isUtf16: boolean): string {
  const isPacked = /\.gz$/i.test(file);
  const ending = extname(isPacked ? file.slice(0, -3) : file).toLowerCase();
  if (!['.csv', '.tsv', '.txt', '.tab'].includes(ending)) return '';
  const path = quotePathForShell(file);
  const lines = to > from ? `${from},${to}d` : `${from}d`;
  if (isPacked) return `gzip -dc ${path} | sed ${lines} > NEW${ending}`;
  return isUtf16
    ? `iconv -f utf-16 -t utf-8 ${path} | sed ${lines} > NEW${ending}`
    : `sed ${lines} ${path} > NEW${ending}`;
}
