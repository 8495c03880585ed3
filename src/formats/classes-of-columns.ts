import { join } from 'node:path';
import { isObject, type Json } from '../json/json.ts';
import { CARD, classesInCard } from './spans/dataset-card.ts';
import { textBeside } from './text-beside.ts';

/** The names of the classes that columns have as numbers, by the columns, and the file beside the data that says so. */
export interface NamedClasses {
  file: string;
  classes: ReadonlyMap<string, readonly string[]>;
}

/** What a data set of Hugging Face says of the classes of its columns: in dataset_info.json, or in the YAML of its card. */
export function classesBeside(folder: string): NamedClasses | undefined {
  for (const file of ['dataset_info.json', 'dataset_infos.json', CARD]) {
    const path = join(folder, file);
    const found = file === CARD ? Object.entries(classesInCard(path, file) ?? {}) : classesInJson(path, file);
    if (found.length > 0) return { file, classes: new Map(found) };
  }
  return undefined;
}

/** The features of the data set, or of the first of its configurations. */
function classesInJson(path: string, file: string): [string, string[]][] {
  const value = parse(textBeside(path, file) ?? '');
  if (!isObject(value ?? null)) return [];
  const infos = [value, ...Object.values(value as object)] as Json[];
  const info = infos.find((one) => isObject(one) && isObject(one.features ?? null));
  if (!isObject(info ?? null)) return [];
  return Object.entries((info as { features: object }).features).flatMap(([key, feature]: [string, Json]) => {
    const names = isObject(feature) && feature._type === 'ClassLabel' ? feature.names : undefined;
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? [[key, names]] : [];
  });
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
