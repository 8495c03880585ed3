import { basename, extname } from 'node:path';
import { isObject, type Json } from '../../json/json.ts';
import { stemOf } from '../labelled/stem-of.ts';
import type { CocoId } from './id.ts';
import { imageName } from './image-name.ts';

/** The name in a result that no image has, or several have. */
export class UnknownName {
  readonly name: string;
  readonly isOfSeveral: boolean;
  /** The `image_id` beside it and the image that has it. */
  readonly beside: Named | undefined;

  constructor(name: string, isOfSeveral: boolean, beside: Named | undefined) {
    this.name = name;
    this.isOfSeveral = isOfSeveral;
    this.beside = beside;
  }
}

/** Results whose `file_name` names one image, and whose `image_id` another one. */
export interface Contradiction {
  /** The image that is named, which was used. */
  named: Named;
  other: Named;
  count: number;
  /** The position of the first. */
  first: number;
}

/** Finds the images that results are about. */
export interface ResultMatcher {
  addImage(image: Json, id: CocoId): void;
  /** The id of the image that a result is about; `isKnown`: whether an image has an id. */
  idOf(result: Json, id: CocoId, position: number, isKnown: (id: CocoId) => boolean): CocoId | UnknownName;
  /** How many results have an `image_id` that is the number in their name and the id of another image. */
  readonly renamed: number;
  readonly contradictions: readonly Contradiction[];
}

/** An image that has a name. */
export interface Named {
  name: string;
  id: CocoId;
}

/**
 * Results of Ultralytics have the name of an image, and as its id what stands before the dot: the number where it is one, which need not be the
 * id of the image. So a name goes before an id, which decides only where it is more than that number.
 */
export function resultMatcher(): ResultMatcher {
  const byId = new Map<CocoId, Named>();
  const byBase = new Map<string, Named[]>();
  const byStem = new Map<string, Named[]>();
  const byNumber = new Map<string, Named[]>();
  const found = new Map<string, readonly Named[]>();
  const unknown = new Map<string, UnknownName>();
  const contradictions = new Map<string, Contradiction>();
  let renamed = 0;

  const search = (name: string): readonly Named[] => {
    const same = byBase.get(basename(name)) ?? [];
    const exact = same.filter((image) => image.name === name);
    if (exact.length > 0) return exact;
    const fitting = same.filter((image) => areOfOneFolder(image.name, name));
    if (fitting.length > 0) return fitting;
    return (byStem.get(stemOf(name)) ?? []).filter(
      (image) => areOfOneFolder(image.name, name) && endingsAgree(image.name, name),
    );
  };
  const imagesOf = (name: string): readonly Named[] => {
    const images = found.get(name) ?? search(name);
    found.set(name, images);
    return images;
  };
  const unknownOf = (name: string, isOfSeveral: boolean, beside: Named | undefined): UnknownName => {
    const key = `${String(beside?.id)} ${name}`;
    const one = unknown.get(key) ?? new UnknownName(name, isOfSeveral, beside);
    unknown.set(key, one);
    return one;
  };
  const contradict = (named: Named, other: Named, position: number) => {
    const key = `${String(other.id)} ${named.name}`;
    const known = contradictions.get(key);
    if (known) known.count++;
    else contradictions.set(key, { named, other, count: 1, first: position });
  };

  return {
    get renamed() {
      return renamed;
    },
    get contradictions() {
      return [...contradictions.values()];
    },
    addImage(image, id) {
      const given = isObject(image) ? imageName(image) : undefined;
      if (given === undefined) return;
      const named = { name: cleaned(given), id };
      byId.set(id, named);
      addTo(byBase, basename(named.name), named);
      addTo(byStem, stemOf(named.name), named);
      addTo(byNumber, numberIn(named.name), named);
    },
    idOf(result, id, position, isKnown) {
      const given = isObject(result) ? result.file_name : undefined;
      if (typeof given !== 'string' || given === '') {
        if (id === undefined || isKnown(id)) return id;
        return only((typeof id === 'string' ? byStem : byNumber).get(String(id)) ?? [])?.id ?? id;
      }
      const name = cleaned(given);
      const isOfName = String(id) === stemOf(name) || String(id) === numberIn(name);
      const images = imagesOf(name);
      const named = only(images) ?? (isOfName ? undefined : images.find((image) => image.id === id));
      const other = byId.get(id);
      if (named) {
        if (other && other !== named) {
          if (isOfName) renamed++;
          else contradict(named, other, position);
        }
        return named.id;
      }
      const isOfSeveral = images.length > 0;
      if (!other) return isOfSeveral || id === undefined ? unknownOf(given, isOfSeveral, undefined) : id;
      // Its folder or its ending may have changed.
      const agrees = stemOf(other.name) === stemOf(name) && (!isOfName || areOfOneFolder(other.name, name));
      return agrees && !isOfSeveral ? id : unknownOf(given, isOfSeveral, isOfName ? undefined : other);
    },
  };
}

function addTo(map: Map<string, Named[]>, key: string | undefined, named: Named): void {
  if (key === undefined) return;
  const others = map.get(key);
  if (others) others.push(named);
  else map.set(key, [named]);
}

function only(images: readonly Named[]): Named | undefined {
  return images.length === 1 ? images[0] : undefined;
}

function cleaned(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** Whether one path may be the end of the other, whatever their files are called. */
function areOfOneFolder(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.split('/').slice(0, -1).reverse()) as [string[], string[]];
  return one.every((folder, i) => i >= other.length || folder === other[i]);
}

/** Whether two names have the same ending, or one has none. */
function endingsAgree(a: string, b: string): boolean {
  const [one, other] = [extname(a).toLowerCase(), extname(b).toLowerCase()];
  return one === '' || other === '' || one === other;
}

/** The number that stands before the dot, without zeros in front. */
function numberIn(name: string): string | undefined {
  const stem = stemOf(name);
  return /^\d+$/.test(stem) ? stem.replace(/^0+(?=\d)/, '') : undefined;
}
