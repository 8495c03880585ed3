import { join } from 'node:path';
import { quote } from '../../json/json.ts';
import type { Picked } from '../../readers/folder/pick-files.ts';
import type { Input } from '../format.ts';

/** Reports patterns to include that no file matches: a slip of the pen would otherwise lose tasks silently. */
export function reportUnmatched(
  { displayPath, report }: Input,
  { unmatched }: Pick<Picked, 'unmatched'>,
): void {
  for (const { pattern, folder } of unmatched) {
    const files = `${pattern.replace(/\/$/, '')}/**`;
    const advice = folder ? `; it is a folder, so use ${quote(files)}` : '';
    const wanted = `no files match --include ${quote(pattern)}${advice}`;
    report({ code: 'no-tasks', args: { input: below(displayPath, pattern), wanted } }, { file: displayPath });
  }
}

function below(displayPath: string, pattern: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(displayPath)
    ? `${displayPath.replace(/\/?$/, '/')}${pattern}`
    : join(displayPath, pattern);
}
