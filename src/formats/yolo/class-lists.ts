import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readingInput } from '../../errors.ts';
import { relativeTo } from '../../quick-paths.ts';
import { foreignKind } from '../../readers/folder/foreign.ts';
import { readWhole } from '../../readers/utf16.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';
import { hasNames, readDataYaml, type YoloClasses } from './data-yaml.ts';

/** The files of a folder that name classes, of the kind that counts most. */
export function listsIn(input: Input, folder: string): string[] {
  const files = readingInput(folder, () => readdirSync(folder))
    .filter((name) => foreignKind(name, false) === undefined && !isExcluded(input, join(folder, name)))
    .sort();
  const data = files.find((name) => /^data\.ya?ml$/i.test(name));
  if (data !== undefined) return [data];
  const namesClasses = (name: string) => {
    const path = join(folder, name);
    return hasNames(readWhole(path, showPath(input, path)).toString('latin1'));
  };
  const yamls = files.filter((name) => isYaml(name) && namesClasses(name));
  if (yamls.length > 0) return yamls;
  const classes = files.find((name) => /^classes\.txt$/i.test(name));
  return classes !== undefined
    ? [classes]
    : files.filter((name) => /\.names$|^_darknet\.labels$/i.test(name));
}

/** Whether a pattern excludes a file below the input folder, or a folder that it is in. */
export function isExcluded({ path: root, files }: Input, path: string): boolean {
  if (!files || relativeTo(root, path).startsWith('..')) return false;
  const picked = files.below(root);
  for (let at = path; at !== root && at !== dirname(at); at = dirname(at))
    if (picked.isExcluded(at)) return true;
  return false;
}

export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

export function classesOfYaml(input: Input, path: string, file: string): YoloClasses | undefined {
  const text = readText(input, path, file);
  if (text === undefined) return undefined;
  const found = readDataYaml(text);
  if (!('problem' in found)) return { ...found, file };
  const { problem, line } = found;
  const place = line === undefined ? { file } : { file, line };
  input.report({ code: 'label-file-malformed', args: { problem } }, place);
  return undefined;
}

/** One name a line; blank lines count too, as for Darknet and the converter of Label Studio, but for those at the end. */
export function namesOfLines(text: string): Omit<YoloClasses, 'file'> {
  const names = text.trimEnd().split(/\r\n|\n|\r/);
  return {
    names: new Map(names.map((name, i) => [i, name.trim()])),
    pose: undefined,
    keypointNames: undefined,
  };
}
