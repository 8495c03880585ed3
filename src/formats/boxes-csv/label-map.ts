import { dirname, join } from 'node:path';
import { namesIn } from '../../readers/folder/names-in.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { originalOf, showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';

/** How the names of the files end with which TensorFlow's object detection tells its classes, in lower case. */
export const labelMaps = ['label_map.pbtxt', 'labelmap.pbtxt'];

export function isLabelMap(path: string): boolean {
  return labelMaps.some((ending) => path.toLowerCase().endsWith(ending));
}

/** The names of classes that the label map beside a table, or in the folder, has, by their numbers. Of several, none is taken. */
export function classesInLabelMap(input: Input): readonly string[] {
  if (input.store || input.bucket) return [];
  const folder = whatIsAt(input.path)?.isDirectory() ? input.path : dirname(originalOf(input, input.path));
  const [name, other] = namesIn(folder).filter(isLabelMap);
  if (name === undefined || other !== undefined) return [];
  const path = join(folder, name);
  if (!whatIsAt(path)?.isFile()) return [];
  return namesById(readText(input, path, showPath(input, path)) ?? '');
}

function namesById(text: string): string[] {
  const [, ...parts] = text.split(/\bitem\s*\{/);
  const items = parts.flatMap((members) => {
    const [, double, single] = /(?:^|[\s,])name\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)')/.exec(members) ?? [];
    const name = double ?? single;
    const id = Number(/(?:^|[\s,])id\s*:\s*(\d+)/.exec(members)?.[1] ?? 0);
    return name === undefined ? [] : [{ name, id }];
  });
  return items.sort((a, b) => a.id - b.id).map(({ name }) => name);
}
