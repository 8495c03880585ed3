import { quote } from '../../json/json.ts';
import type { Input } from '../format.ts';

/** Ids of one name that are listed; a list may have thousands of them. */
const LISTED = 5;

/** Says which classes of a list have one name, and so become one label; `classes` are their ids, as the file has them, and names. */
export function reportSameNames(
  { report }: Pick<Input, 'report'>,
  classes: Iterable<readonly [id: string | number, name: string]>,
  file: string,
): void {
  const ids = new Map<string, (string | number)[]>();
  for (const [id, name] of classes) {
    const same = ids.get(name);
    if (!same) ids.set(name, [id]);
    else if (same.length < LISTED) same.push(id);
  }
  for (const [name, same] of ids) {
    if (same.length < 2 || name === '') continue;
    report({ code: 'classes-same-name', args: { name: quote(name), ids: same.join(', ') } }, { file });
  }
}
