import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { append } from '../../lists.ts';
import { isAnnotated, isBare, isWhole, lacksPredictions } from '../../server/chunk.ts';
import type { MarkedTask } from '../../server/marked-tasks.ts';
import { addBucketLinks } from './bucket-links.ts';
import { baseOf, createIdentify, type Identified, isAboutFile, type Media, numbered } from './identify.ts';
import { countEntries, versionsOf } from './mark-task.ts';
import { pairRepeated } from './pair-repeated.ts';
import { followLinks, ownLinkOf } from './prove-media.ts';
import { webLinkOf } from './prove-web.ts';
import { readSpool } from './read-spool.ts';
import type { Spool } from './spool-tasks.ts';
import { uploadsIn } from './uploads-in.ts';

/** What is to be done with a task of the input. */
export const ACTION = { send: 1, leave: 0 } as const;

/** Some of many, for people. */
export interface Named {
  count: number;
  /** The first of them. */
  first: string[];
}

/** How an input differs from what push has sent to a project before. */
export interface Comparison {
  /** For each task of the input whether it is to be sent. */
  send: Uint8Array;
  /** The keys of tasks, by their places in the input, that are not those of their order. */
  keys: ReadonlyMap<number, string>;
  /** Tasks to be deleted before anything is sent: what is sent again, and second copies. */
  unwanted: MarkedTask[];
  /** Tasks to be deleted in the end, as they are gone from the input (`--prune`). */
  pruned: MarkedTask[];
  fresh: number;
  unchanged: number;
  /** Tasks that arrived before without all that belongs to them. */
  incomplete: number;
  /**
   * Tasks, by their places in the input, that cannot be sent again, so that what they lack is added to them, with how many predictions that
   * are: they have been annotated since, or got some of their annotations already.
   */
  bare: Map<number, number>;
  /** Of those the ones that may lack annotations. */
  partlyAnnotated: number;
  changed: Named;
  vanished: Named;
  /** Of those what `--replace` and `--prune` must not touch, as it is annotated. */
  annotated: { changed: Named; vanished: Named; incomplete: Named };
  replaced: number;
  /** Tasks that differ only in that the project has predictions and the input has none; they are not among the changed ones. */
  unpredicted: Named & { annotated: Named; replaced: number };
  /** Predictions that `--replace` deletes and for which nothing is sent, and those that it would delete, but for annotations. */
  lost: { deleted: number; kept: number };
  /** Changed tasks that `--replace` leaves alone, as a rejected task may be one of them. */
  unsure: Named;
  /** What is to be sent. */
  annotations: number;
  predictions: number;
  /** The first link in what is to be sent that Label Studio itself answers. */
  link: string | undefined;
  /** The first link in what is to be sent that a web server answers which `--links` names. */
  webLink: string | undefined;
  /** The first link to each bucket in what is to be sent, by what the links to it begin with. */
  bucketLinks: Map<string, string>;
  /** The folder above all local files that the data itself links to, as its names below the document root; undefined without such links. */
  folder: string[] | undefined;
  /** The files of the tasks to be sent that are to be sent too; absolute paths. */
  files: Set<string>;
  /** Whether there are predictions without a version among them. */
  lacksVersion: boolean;
  /** The versions of the predictions that are to be sent or were sent before; not those of changed tasks that stay as they were. */
  versions: Set<Json>;
}

const SHOWN = 5;

interface CompareOptions {
  replace?: boolean | undefined;
  prune?: boolean | undefined;
}

/** Compares the tasks of an input with those on the server. */
export function compare(
  spool: Spool,
  marked: readonly MarkedTask[],
  media: Media,
  options: CompareOptions,
): Comparison {
  if (marked.length === 0) return compareWith(new Map(), spool, marked, media, options)!;
  // To pair tasks that are there under another key takes another look at all of them, which is spared where there are none.
  const areThere = marked.some(({ marker: { key } }) => baseOf(key) !== key);
  const unpaired = areThere ? undefined : compareWith(undefined, spool, marked, media, options);
  if (unpaired && !mayBeMoved(unpaired, marked)) return unpaired;
  return compareWith(pairKeys(spool, marked, media), spool, marked, media, options)!;
}

/** Whether files of the input may be those of tasks that are there under another path. */
function mayBeMoved({ fresh, changed, vanished }: Comparison, marked: readonly MarkedTask[]): boolean {
  if (fresh + changed.count === 0 || vanished.count + changed.count === 0) return false;
  return marked.some(({ marker }) => isAboutFile(marker.key));
}

function pairKeys(spool: Spool, marked: readonly MarkedTask[], media: Media): Comparison['keys'] {
  const found = byKey(marked);
  return pairRepeated(identified(spool, media), (key) => copiesAt(found, key), [...found.keys()]);
}

/**
 * Compares with the keys that tasks were paired by. Without any, undefined when some tasks of the input would be the same one, or were exported
 * from the project, so that they must be paired with what is there.
 */
function compareWith(
  paired: Comparison['keys'] | undefined,
  spool: Spool,
  marked: readonly MarkedTask[],
  media: Media,
  { replace, prune }: CompareOptions,
): Comparison | undefined {
  const found = byKey(marked);
  const result = emptyComparison(spool.ids.length);
  if (paired) result.keys = paired;
  const isWholeInput = spool.totals.rejected === 0;
  // Where a task was rejected, another one with the same data may be taken for it.
  const repeated = new Set(
    [...found.keys()].flatMap((key) => (isWholeInput || baseOf(key) === key ? [] : [baseOf(key)])),
  );
  const links = followLinks();
  for (const { task, identity, index } of identified(spool, media, result.keys)) {
    const { was } = identity;
    if (!paired && (identity.key !== numbered(identity.base, 1) || (was && found.has(was.key))))
      return undefined;
    const counts = countEntries(task);
    const copies = copiesAt(found, identity.key);
    if (isObject(task.data)) links.add(task.data);
    const send = () => {
      addVersions(task, result);
      result.send[index] = ACTION.send;
      if (isObject(task.data)) {
        addBucketLinks(task.data, result.bucketLinks);
        for (const file of uploadsIn(task.data, media)) result.files.add(file);
        result.link ??= ownLinkOf(task.data, media);
        result.webLink ??= webLinkOf(task.data, media);
      }
      result.annotations += counts.annotations + counts.skipped;
      result.predictions += counts.predictions;
    };
    if (!copies) {
      result.fresh++;
      send();
      continue;
    }
    found.delete(identity.key);
    const isSame = (copy: MarkedTask) => copy.marker.hash === identity.hash;
    const touched = (copy: MarkedTask) => (isSame(copy) ? isAnnotated(copy, counts) : hasAnnotations(copy));
    const worth = (copy: MarkedTask) =>
      (touched(copy) ? 4 : 0) + (isSame(copy) ? 2 : 0) + (isWhole(copy, counts) ? 1 : 0);
    const [best, ...others] = copies.sort((a, b) => worth(b) - worth(a) || a.id - b.id);
    append(
      result.unwanted,
      others.filter((copy) => !touched(copy)),
    );
    if (isSame(best!)) addVersions(task, result);
    if (!isSame(best!)) {
      const { hash, bare = hash } = identity;
      const isUnpredicted = counts.predictions === 0 && best!.predictions > 0 && best!.marker.bare === bare;
      const surplus = Math.max(0, best!.predictions - counts.predictions);
      name(isUnpredicted ? result.unpredicted : result.changed, best!);
      if (touched(best!)) {
        name(isUnpredicted ? result.unpredicted.annotated : result.annotated.changed, best!);
        result.lost.kept += surplus;
      } else if (replace && !isWholeInput && repeated.has(baseOf(identity.key))) name(result.unsure, best!);
      else if (replace) {
        if (isUnpredicted) result.unpredicted.replaced++;
        else result.replaced++;
        result.lost.deleted += surplus;
        result.unwanted.push(best!);
        send();
      }
    } else if (best!.marker.adding || (touched(best!) && isBare(best!, counts) && !isWhole(best!, counts))) {
      const lacking = lacksPredictions(best!, counts) ? counts.predictions : 0;
      result.bare.set(index, lacking);
      result.predictions += lacking;
      if (best!.marker.adding) result.partlyAnnotated++;
    } else if (isWhole(best!, counts)) result.unchanged++;
    else if (touched(best!)) name(result.annotated.incomplete, best!);
    else {
      result.incomplete++;
      result.unwanted.push(best!);
      send();
    }
  }
  result.folder = links.names();
  for (const id of spool.rejectedIds) found.delete(`id:${id}`);
  // Any of the tasks that are not found in the input may be a rejected one.
  const mayPrune = prune && isWholeInput;
  for (const key of found.keys()) {
    const copies = copiesAt(found, key)!;
    name(result.vanished, copies[0]!);
    if (copies.some(hasAnnotations)) name(result.annotated.vanished, copies[0]!);
    else if (mayPrune) append(result.pruned, copies);
  }
  return result;
}

/** A comparison that was made again after some tasks to be replaced had been deleted, which count as replaced, and not as new. */
export function keepCounts(first: Comparison, again: Comparison): Comparison {
  const annotatedSince = again.annotated.changed.count - first.annotated.changed.count;
  return {
    ...again,
    changed: first.changed,
    replaced: first.replaced - annotatedSince,
    unpredicted: {
      ...first.unpredicted,
      annotated: again.unpredicted.annotated,
      replaced:
        first.unpredicted.replaced - (again.unpredicted.annotated.count - first.unpredicted.annotated.count),
    },
    lost: {
      deleted: first.lost.deleted - (again.lost.kept - first.lost.kept),
      kept: again.lost.kept,
    },
    fresh: first.fresh,
    incomplete: first.incomplete,
  };
}

/** The tasks of a spool with what says which is which; `keys` are those that a comparison found. */
export function* identified(
  { path, ids }: Spool,
  media: Media,
  keys: Comparison['keys'] = new Map(),
): Generator<{ task: JsonObject; line: Buffer; identity: Identified; index: number }> {
  const identify = createIdentify(media);
  let index = 0;
  for (const line of readSpool(path)) {
    const task = JSON.parse(line.toString('utf8')) as JsonObject;
    const identity = identify(task, line, ids[index]);
    const key = keys.get(index);
    yield { task, line, identity: key === undefined ? identity : { ...identity, key }, index };
    index++;
  }
  if (index !== ids.length) throw new Error(`${index} tasks were written, ${ids.length} checked`);
}

/** Tasks by their keys: nearly always one each, which needs no list. */
type ByKey = Map<string, MarkedTask | MarkedTask[]>;

function byKey(marked: readonly MarkedTask[]): ByKey {
  const found: ByKey = new Map();
  for (const task of marked) {
    const same = found.get(task.marker.key);
    if (Array.isArray(same)) same.push(task);
    else found.set(task.marker.key, same ? [same, task] : task);
  }
  return found;
}

function copiesAt(found: ByKey, key: string): MarkedTask[] | undefined {
  const copies = found.get(key);
  return copies && (Array.isArray(copies) ? copies : [copies]);
}

function hasAnnotations({ annotations, skipped, drafted }: MarkedTask): boolean {
  return annotations > 0 || skipped > 0 || drafted;
}

/** By its file or its id in the input; a hash says nothing to people, but the number on the server does. */
function name(named: Named, { id, marker: { key } }: MarkedTask): void {
  named.count++;
  if (named.first.length >= SHOWN) return;
  named.first.push(key.startsWith('hash:') ? `task ${id}` : key.replace(/^file:/, ''));
}

function addVersions(task: JsonObject, result: Comparison): void {
  for (const version of versionsOf(task)) {
    if (version === undefined) result.lacksVersion = true;
    else result.versions.add(version);
  }
}

function emptyComparison(tasks: number): Comparison {
  const none = (): Named => ({ count: 0, first: [] });
  return {
    send: new Uint8Array(tasks),
    keys: new Map(),
    unwanted: [],
    pruned: [],
    fresh: 0,
    unchanged: 0,
    incomplete: 0,
    bare: new Map(),
    partlyAnnotated: 0,
    changed: none(),
    vanished: none(),
    annotated: { changed: none(), vanished: none(), incomplete: none() },
    replaced: 0,
    unpredicted: { ...none(), annotated: none(), replaced: 0 },
    lost: { deleted: 0, kept: 0 },
    unsure: none(),
    annotations: 0,
    predictions: 0,
    link: undefined,
    webLink: undefined,
    bucketLinks: new Map(),
    folder: undefined,
    files: new Set(),
    lacksVersion: false,
    versions: new Set(),
  };
}
