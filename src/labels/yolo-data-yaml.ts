import { parse } from 'yaml';
import type { YoloClasses } from './yolo-classes.ts';
import type { KeypointShape } from './yolo-line.ts';

/** Reads `names`, `kpt_shape` and `kpt_names` of a data.yaml; or what is wrong with it, as the end of a sentence. */
export function readDataYaml(text: string): Omit<YoloClasses, 'file'> | string {
  let data: unknown;
  try {
    data = parse(text, { logLevel: 'silent' });
  } catch (error) {
    return `it is no YAML (${(error as Error).message.split('\n')[0]!.replace(/:$/, '')})`;
  }
  if (typeof data !== 'object' || data === null || !('names' in data)) return 'it has no "names"';
  const names = numbered(data.names);
  if (!names) return '"names" is neither a list nor a map from numbers to names';
  const pose = 'kpt_shape' in data ? poseOf(data.kpt_shape) : undefined;
  if ('kpt_shape' in data && !pose) return '"kpt_shape" is no list of a count and 2 or 3';
  const keypointNames = 'kpt_names' in data ? keypointNamesOf(data.kpt_names) : undefined;
  return { names: new Map([...names].map(([id, name]) => [id, String(name)])), pose, keypointNames };
}

/** A list, or a map whose keys are numbers. */
function numbered(value: unknown): Map<number, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.entries());
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [Number(key), item] as const);
  return entries.every(([key]) => Number.isInteger(key) && key >= 0) ? new Map(entries) : undefined;
}

function poseOf(value: unknown): KeypointShape | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [count, dimensions] = value as [unknown, unknown];
  const isPose = Number.isInteger(count) && (count as number) > 0 && (dimensions === 2 || dimensions === 3);
  return isPose ? [count as number, dimensions] : undefined;
}

function keypointNamesOf(value: unknown): YoloClasses['keypointNames'] {
  if (Array.isArray(value)) return value.map(String);
  const byClass = numbered(value);
  return (
    byClass && new Map([...byClass].map(([id, names]) => [id, Array.isArray(names) ? names.map(String) : []]))
  );
}
