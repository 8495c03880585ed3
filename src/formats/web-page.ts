import type { Head } from '../readers/head.ts';
import { isWebPage } from '../readers/web-page.ts';
import type { Input } from './format.ts';

/** Reports a file that is a web page in place of what its name says; of one that is read in parts, only the first says so. */
export function reportWebPage(
  {
    path,
    displayPath,
    range,
    profile,
    report,
  }: Pick<Input, 'path' | 'displayPath' | 'range' | 'profile' | 'report'>,
  wanted: 'a table' | 'JSON' | 'text',
  head?: Head,
): boolean {
  if (!profile.knowsExports || (range && range.start > 0) || !isWebPage(path, displayPath, head))
    return false;
  const place = { file: displayPath, line: 1 };
  if (wanted === 'text') report({ code: 'web-page-as-text', args: {} }, place);
  else report({ code: 'web-page', args: { wanted } }, place);
  return true;
}
