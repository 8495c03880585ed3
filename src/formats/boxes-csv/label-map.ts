import { dirname, join } from 'node:path';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { originalOf, showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';

/** The file beside tables with which TensorFlow's object detection tells its classes. */
const LABEL_MAP = 'label_map.pbtxt';

/** The names of classes that a label map beside a table, or in the folder, has in its order. */
export function classesInLabelMap(input: Input): readonly string[] {
  if (input.store || input.bucket) return [];
  const folder = whatIsAt(input.path)?.isDirectory() ? input.path : dirname(originalOf(input, input.path));
  const path = join(folder, LABEL_MAP);
  if (!whatIsAt(path)?.isFile()) return [];
  const text = readText(input, path, showPath(input, path)) ?? '';
  return [...text.matchAll(/^[ \t]*name[ \t]*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)')/gm)].map(
    ([, double, single]) => (double ?? single)!,
  );
}
