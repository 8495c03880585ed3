import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readingInput } from '../errors.ts';
import { showPath } from '../importers/files-in.ts';
import type { Input } from '../importers/importer.ts';
import { readText } from './read-text.ts';
import { hasNames, readDataYaml } from './yolo-data-yaml.ts';
import type { KeypointShape } from './yolo-line.ts';

/** The classes of a YOLO data set. */
export interface YoloClasses {
  names: ReadonlyMap<number, string>;
  /** The file they are from, as the user knows it. */
  file: string;
  pose: KeypointShape | undefined;
  /** Names of the keypoints: for all classes, or for each by its number. */
  keypointNames: readonly string[] | ReadonlyMap<number, readonly string[]> | undefined;
}

/**
 * Reads the names of the classes from data.yaml (or another .yaml with `names`), classes.txt or a .names file, in the folder, its
 * labels/ or above it. Undefined when there is none or it cannot be read, which is reported.
 */
export function readYoloClasses(input: Input): YoloClasses | undefined {
  for (const folder of [input.path, join(input.path, 'labels'), dirname(input.path)]) {
    if (!existsSync(folder)) continue;
    const files = readingInput(folder, () => readdirSync(folder)).sort();
    const yamls = files.filter((name) => /\.ya?ml$/i.test(name));
    yamls.sort((a, b) => Number(isDataYaml(b)) - Number(isDataYaml(a)));
    for (const name of yamls) {
      const path = join(folder, name);
      const file = showPath(input, path);
      if (!isDataYaml(name) && !hasNames(readingInput(file, () => readFileSync(path, 'latin1')))) continue;
      return classesOfYaml(input, path, file);
    }
    const list =
      files.find((name) => /^classes\.txt$/i.test(name)) ?? files.find((name) => /\.names$/i.test(name));
    if (list !== undefined) {
      const file = showPath(input, join(folder, list));
      const text = readText(input, join(folder, list), file);
      return text === undefined ? undefined : { ...namesOfLines(text), file };
    }
  }
  input.report(
    { code: 'classes-missing', args: { looked: 'classes.txt, data.yaml or .names file in the folder' } },
    { file: input.shown },
  );
  return undefined;
}

function isDataYaml(name: string): boolean {
  return /^data\.ya?ml$/i.test(name);
}

function classesOfYaml(input: Input, path: string, file: string): YoloClasses | undefined {
  const text = readText(input, path, file);
  if (text === undefined) return undefined;
  const found = readDataYaml(text);
  if (!('problem' in found)) return { ...found, file };
  const { problem, line } = found;
  const spot = line === undefined ? { file } : { file, line };
  input.report({ code: 'label-file-malformed', args: { problem } }, spot);
  return undefined;
}

/** One name a line; blank lines at the end are none. */
function namesOfLines(text: string): Omit<YoloClasses, 'file'> {
  const names = text.trimEnd().split(/\r\n|\n|\r/);
  return {
    names: new Map(names.map((name, i) => [i, name.trim()])),
    pose: undefined,
    keypointNames: undefined,
  };
}
