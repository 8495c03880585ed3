import { basename, extname } from 'node:path';
import { isObject, type Json } from '../../json/json.ts';
import type { CocoId } from './id.ts';
import { imageName } from './image-name.ts';

/** Finds the images that results are about by their names. */
export interface ResultMatcher {
  addImage(image: Json, id: CocoId): void;
  /** The id of the image that a result is about; `isKnown`: whether an image has an id. */
  idOf(result: Json, id: CocoId, isKnown: (id: CocoId) => boolean): CocoId;
  /** How many results have an `image_id` that is the id of another image. */
  readonly renamed: number;
}

/**
 * Results of Ultralytics have the name of an image, and as its id what stands before the dot: the number where it is one, which need not be the
 * id of the image. So a name goes before an id.
 */
export function resultMatcher(): ResultMatcher {
  const names = new Map<string, CocoId>();
  let renamed = 0;
  const add = (key: string, id: CocoId) => {
    // What two images are called by says nothing.
    if (!names.has(key)) names.set(key, id);
    else if (names.get(key) !== id) names.set(key, undefined);
  };
  const find = (keys: readonly string[]) =>
    keys.map((key) => names.get(key)).find((found) => found !== undefined);
  return {
    get renamed() {
      return renamed;
    },
    addImage(image, id) {
      const name = isObject(image) ? imageName(image) : undefined;
      if (name !== undefined) for (const key of keysOf(name)) add(key, id);
    },
    idOf(result, id, isKnown) {
      const name = isObject(result) ? imageName(result) : undefined;
      const named = name === undefined ? undefined : find(keysOf(name));
      if (named !== undefined) {
        if (named !== id && isKnown(id)) renamed++;
        return named;
      }
      const isOfName = name !== undefined && id !== undefined && stemsOf(name).includes(String(id));
      // The number in the name of an image that is not there is not the id of another one.
      if (isOfName) return name;
      return isKnown(id) || id === undefined ? id : (find([stemKey(String(id))]) ?? id);
    },
  };
}

/** What an image is found by, the surest first: its path, its name, and what stands before the dot. */
function keysOf(name: string): string[] {
  return [`path ${name}`, `name ${basename(name)}`, ...stemsOf(name).map(stemKey)];
}

function stemKey(stem: string): string {
  return `stem ${stem}`;
}

/** What stands before the dot, also as a number without its zeros in front. */
function stemsOf(name: string): string[] {
  const stem = basename(name, extname(name));
  const number = /^0+(\d+)$/.exec(stem)?.[1];
  return number === undefined ? [stem] : [stem, number];
}
