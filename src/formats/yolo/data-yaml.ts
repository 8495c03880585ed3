import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { showValue } from '../../json/json.ts';
import type { KeypointShape } from './line.ts';

/** The classes of a YOLO data set. */
export interface YoloClasses {
  names: ReadonlyMap<number, string>;
  /** The file they are from, as the user knows it. */
  file: string;
  pose: KeypointShape | undefined;
  /** Names of the keypoints: for all classes, or for each by its number. */
  keypointNames: readonly string[] | ReadonlyMap<number, readonly string[]> | undefined;
  /** How many classes the file says that there are, where it says so: `nc`. */
  count?: number;
}

/** What is wrong with a data.yaml, as the end of a sentence, and the line if it is known. */
export interface DataYamlProblem {
  problem: string;
  line?: number;
}

/** Whether a YAML file has `names` at its top, be it broken or not: others have nothing to do with labels. */
export function hasNames(text: string): boolean {
  // A file that is about something else may be large, and is not parsed.
  return (
    /(?:^|[{,\s])["']?names["']?\s{0,100}:/m.test(text) && (isTooMuch(text) || parseYaml(text).has('names'))
  );
}

/** Reads `names`, `nc`, `kpt_shape` and `kpt_names` of a data.yaml; or says what is wrong with it. */
export function readDataYaml(text: string): Omit<YoloClasses, 'file'> | DataYamlProblem {
  if (isTooMuch(text)) {
    return {
      problem: `it is larger than ${MOST_CHARACTERS} characters, or nests more than ${MOST_LEVELS} levels deep`,
    };
  }
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const repeated = findRepeatedKey(document.contents);
  if (repeated)
    return { problem: 'it is not YAML (Map keys must be unique)', line: lines.linePos(repeated).line };
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
  const count = 'nc' in data && /^\d+$/.test(showValue(data.nc)) ? { count: Number(data.nc) } : {};
  return { names: names as Map<number, string>, pose, keypointNames, ...count };
}

/** Far above any list of classes: one with 20,000 fits. The time to parse grows with it, by seconds for each million. */
const MOST_CHARACTERS = 1 << 19;

/** Levels of maps and lists, which are each a call of the parser. */
const MOST_LEVELS = 100;

/** Whether a text would take the parser too long, or too many calls. Brackets in texts count as well: too many of them no file has. */
function isTooMuch(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let brackets = 0;
  const indents: number[] = [];
  for (const line of text.split('\n')) {
    let at = 0;
    let marks = 0;
    for (; ' -?'.includes(line[at] ?? 'x'); at++) if (line[at] !== ' ') marks++;
    if (marks > MOST_LEVELS) return true;
    while (indents.length > 0 && indents.at(-1)! >= at) indents.pop();
    indents.push(at);
    for (const character of line) {
      if (character === '[' || character === '{') brackets++;
      else if (character === ']' || character === '}') brackets--;
      if (brackets > MOST_LEVELS) return true;
    }
    if (indents.length > MOST_LEVELS) return true;
  }
  return false;
}

/** Where a map has a key for the second time: the parser's own way compares each key with all others. */
function findRepeatedKey(node: unknown): number | undefined {
  if (isSeq(node)) return first(node.items, findRepeatedKey);
  if (!isMap(node)) return undefined;
  const seen = new Set<unknown>();
  return first(node.items, ({ key, value }) => {
    if (isScalar(key) && key.value !== '<<') {
      if (seen.has(key.value)) return key.range?.[0] ?? 0;
      seen.add(key.value);
    }
    return findRepeatedKey(value);
  });
}

function first<T>(items: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Without types: a class that is called no, null, 1.0 or 1e5 is called what is written. */
function parseYaml(text: string, lineCounter = new LineCounter()) {
  return parseDocument(text, {
    schema: 'failsafe',
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter,
  });
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
