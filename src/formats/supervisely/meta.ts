import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import type { Answer } from '../../regions/answers.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';

/** What the meta.json of a project says. */
export interface Meta {
  /** The classes, in their order. */
  titles: readonly string[];
  /** The shape of a class, which annotations of old versions leave out. */
  shapeOf(title: string): string | undefined;
  /** The names of the nodes of a keypoint structure, as far as they have any. */
  nodeNames(title: string): string[];
  /** The name of a node of a keypoint structure. */
  nodeName(title: string, node: string): string | undefined;
  /** What the values of a tag are; undefined for a tag that is not listed. */
  tagKind(name: string): Answer['kind'] | undefined;
}

const META = 'meta.json';

/** Finds the meta.json of a project for files in it; each is read once. */
export function metaFinder(input: Input): (file: string) => Meta {
  const files = new Map<string, string | undefined>();
  const metas = new Map<string | undefined, Meta>();
  return (file) => {
    const folder = dirname(file);
    if (!files.has(folder)) files.set(folder, fileAbove(input, folder));
    const path = files.get(folder);
    const meta = metas.get(path) ?? readMeta(path === undefined ? undefined : parseMeta(input, path));
    metas.set(path, meta);
    return meta;
  };
}

/** What the meta.json of the project says, or those of all projects in the folder. */
export function listMetas(input: Input): Meta[] {
  const silent = { ...input, report: () => {} };
  const own = fileAbove(input, input.path);
  const files = own
    ? [own]
    : namesIn(input.path)
        .sort()
        .map((name) => join(input.path, name, META))
        .filter((path) => existsSync(path));
  return files.map((path) => readMeta(parseMeta(silent, path)));
}

/** The file in a folder or one above it, as far as two levels above the input, which may be a data set of a project, or its annotations. */
function fileAbove({ path: root }: Input, start: string): string | undefined {
  const last = dirname(dirname(root));
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, META);
    if (existsSync(path)) return path;
    if (folder === last || folder === dirname(folder)) return undefined;
  }
}

function parseMeta(input: Input, path: string): JsonObject | undefined {
  const displayPath = showPath(input, path);
  const value = parseJsonFile(input, path, displayPath);
  if (value === undefined || isObject(value)) return value;
  const args = { problem: 'it is not an object' };
  input.report({ code: 'label-file-malformed', args }, { file: displayPath });
  return undefined;
}

function readMeta(meta: JsonObject | undefined): Meta {
  const classes = new Map(objectsIn(meta?.classes).map((one) => [showValue(one.title), one]));
  // Old versions list the names of tags alone.
  const tags = new Map(objectsIn(meta?.tags).map((one) => [showValue(one.name), one.value_type]));
  const nodesOf = (title: string) => {
    const config = classes.get(title)?.geometry_config;
    return isObject(config) && isObject(config.nodes) ? config.nodes : {};
  };
  const nodeName = (title: string, node: string) => {
    const found = nodesOf(title)[node];
    const label = isObject(found) ? found.label : undefined;
    return typeof label === 'string' && label !== '' ? label : undefined;
  };
  return {
    titles: [...classes.keys()],
    shapeOf(title) {
      const shape = classes.get(title)?.shape;
      return typeof shape === 'string' && shape !== 'any' ? shape : undefined;
    },
    nodeNames: (title) => Object.keys(nodesOf(title)).flatMap((node) => nodeName(title, node) ?? []),
    nodeName,
    tagKind(name) {
      const type = tags.get(name);
      if (typeof type !== 'string') return undefined;
      return type === 'any_number' ? 'number' : type === 'any_string' ? 'text' : 'choice';
    },
  };
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
