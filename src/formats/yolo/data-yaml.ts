import { LineCounter, parseDocument } from 'yaml';
import type { KeypointShape } from './line.ts';

/** The classes of a YOLO data set. */
export interface YoloClasses {
  names: ReadonlyMap<number, string>;
  /** The file they are from, as the user knows it. */
  file: string;
  pose: KeypointShape | undefined;
  /** Names of the keypoints: for all classes, or for each by its number. */
  keypointNames: readonly string[] | ReadonlyMap<number, readonly string[]> | undefined;
}

/** What is wrong with a data.yaml, as the end of a sentence, and the line if it is known. */
export interface DataYamlProblem {
  problem: string;
  line?: number;
}

/** Whether a YAML file has `names` at its top, be it broken or not: others have nothing to do with labels. */
export function hasNames(text: string): boolean {
  return parseYaml(text).has('names');
}

/** Reads `names`, `kpt_shape` and `kpt_names` of a data.yaml; or says what is wrong with it. */
export function readDataYaml(text: string): Omit<YoloClasses, 'file'> | DataYamlProblem {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const [error] = document.errors;
  if (error) return { problem: `it is not YAML (${error.message})`, line: lines.linePos(error.pos[0]).line };
  let data: unknown;
  try {
    data = document.toJS();
  } catch (failure) {
    return { problem: `it is not YAML (${(failure as Error).message})` };
  }
  if (typeof data !== 'object' || data === null || !('names' in data)) {
    return { problem: 'it has no "names"' };
  }
  const names = numbered(data.names);
  if (!names) return { problem: '"names" is neither a list nor a map from numbers to names' };
  for (const [id, name] of names) {
    if (isText(name)) continue;
    const found = Array.isArray(name) ? 'a list' : 'a map';
    return { problem: `the class ${id} of "names" is ${found}, not a name` };
  }
  const pose = 'kpt_shape' in data ? poseOf(data.kpt_shape) : undefined;
  if ('kpt_shape' in data && !pose) return { problem: '"kpt_shape" is not a list of a count and 2 or 3' };
  const keypointNames = 'kpt_names' in data ? keypointNamesOf(data.kpt_names) : undefined;
  if ('kpt_names' in data && !keypointNames) {
    return { problem: '"kpt_names" is neither a list of names nor a map from numbers to such lists' };
  }
  return { names: names as Map<number, string>, pose, keypointNames };
}

/** Without types: a class that is called no, null, 1.0 or 1e5 is called what is written. */
function parseYaml(text: string, lineCounter = new LineCounter()) {
  return parseDocument(text, { schema: 'failsafe', logLevel: 'error', prettyErrors: false, lineCounter });
}

/** A list, or a map whose keys are numbers. */
function numbered(value: unknown): Map<number, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.entries());
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^\d+$/.test(key))) return undefined;
  return new Map(entries.map(([key, item]) => [Number(key), item]));
}

function poseOf(value: unknown): KeypointShape | undefined {
  if (!isTexts(value) || value.length !== 2) return undefined;
  const [count, dimensions] = value.map(Number) as [number, number];
  const isPose = Number.isInteger(count) && count > 0 && (dimensions === 2 || dimensions === 3);
  return isPose ? [count, dimensions] : undefined;
}

function keypointNamesOf(value: unknown): YoloClasses['keypointNames'] {
  if (isTexts(value)) return value;
  const byClass = numbered(value);
  return byClass && [...byClass.values()].every(isTexts) ? (byClass as Map<number, string[]>) : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
