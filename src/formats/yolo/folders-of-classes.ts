import { basename, dirname, extname } from 'node:path';
import type { InputSample } from '../input-sample.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';

/** Files with the names of classes that only a folder of YOLO has, above all. */
export const classNames = /(?:^|[/\\])(?:classes\.txt|data\.ya?ml|obj\.names|_darknet\.labels)$/i;

/**
 * Whether images lie in folders that are called as the classes, and none has a label file, here or in another folder: sets for classification,
 * as Food-101 or those of YOLO's own classifiers, have a list of classes too.
 */
export function areInFoldersOfClasses({ names, files }: InputSample): boolean {
  const images = names.filter(isImage);
  const texts = new Set(names.filter((name) => /\.txt$/i.test(name)).map(stemOf));
  if (images.length === 0 || images.some((name) => texts.has(stemOf(name)))) return false;
  const lists = names.filter((name) => classNames.test(name));
  const endings = new Set(lists.map((name) => extname(name).toLowerCase()));
  const heads = [...endings].flatMap(files).filter(({ name }) => classNames.test(name));
  const classes = new Set(
    heads.flatMap(({ name, head }) => (/\.ya?ml$/i.test(name) ? namesInYaml(head) : head.split(/\r?\n/))),
  );
  return images.every((name) => classes.has(basename(dirname(name))));
}

/** The names of a data.yaml, whose end may be cut off, and no other words of it: the folders of its parts may be called as its keys. */
function namesInYaml(head: string): string[] {
  const lines = head.split(/\r?\n/);
  const start = lines.findIndex((line) => namesKey.test(line));
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^[A-Za-z_"']/.test(line));
  return start < 0
    ? []
    : [lines[start]!.replace(namesKey, ''), ...rest.slice(0, end < 0 ? undefined : end)]
        .join('\n')
        .split(/[,[\]{}\n]/)
        .map((name) => name.trim().replace(/^(?:-\s+|["']?\d+["']?\s*:\s*)?["']?|["']$/g, ''));
}

const namesKey = /^["']?names["']?[ \t]*:/;
