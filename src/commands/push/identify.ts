import { createHash } from 'node:crypto';
import { toCanonical } from '../../json/canonical.ts';
import { isObject, type JsonObject } from '../../json/json.ts';
import { type UploadOf, uploadsIn } from './uploads-in.ts';

/** What says which task is which, from one push to the next. */
export interface Identity {
  /** `file:` and a path below the input, `id:` and the id in the input, or `hash:` and a hash of the data. */
  key: string;
  /** Hash of all of the task. */
  hash: string;
}

/** The files that tasks link to. */
export interface Media {
  /** The path of the file that a task links to, below the input; undefined for other links. */
  pathOf(data: JsonObject): string | undefined;
  /** Only where files are to be sent. */
  uploadOf?: UploadOf;
  /** A hash of what is in a file that is to be sent. */
  contentOf?(file: string): string;
  /** What people know a file as: its path relative to the data. */
  nameOf?(file: string): string;
}

/** For tasks that link to no files of this machine. */
export const noMedia: Media = { pathOf: () => undefined };

/** A task with the part of its key that tasks which would be the same one have in common. */
export interface Identified extends Identity {
  base: string;
}

/**
 * Identifies the tasks of one input in their order. Of tasks that would be the same one, such as equal texts without ids, the second gets
 * `#2` at its end.
 */
export function createIdentify(
  media: Media,
): (task: JsonObject, line: Buffer, id: number | undefined) => Identified {
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  return (task, line, id) => {
    const { text, members } = toCanonical(line.toString('utf8'));
    const base = keyOf(task, id, media) ?? `hash:${hashOf(members.get('"data"') ?? text)}`;
    let n = 1;
    if (seen.has(base)) {
      n = (repeats.get(base) ?? 1) + 1;
      repeats.set(base, n);
    } else seen.add(base);
    return { base, key: numbered(base, n), hash: hashOf(text, contentsOf(task, media)) };
  };
}

const NUMBER = /#\d{1,9}$/;

/** The key of the n-th of tasks that would be the same one. */
export function numbered(base: string, n: number): string {
  // A file may be called so.
  return n === 1 && !NUMBER.test(base) ? base : `${base}#${n}`;
}

/** What stands before the number in a key. */
export function baseOf(key: string): string {
  return key.replace(NUMBER, '');
}

function keyOf(task: JsonObject, id: number | undefined, { pathOf }: Media): string | undefined {
  const path = isObject(task.data) ? pathOf(task.data) : undefined;
  if (path !== undefined) return `file:${path}`;
  return id === undefined ? undefined : `id:${id}`;
}

/** 132 bits of a SHA-256, in 22 characters. */
function hashOf(content: string, more = ''): string {
  return createHash('sha256').update(content).update(more).digest('base64url').slice(0, 22);
}

/** A file that is sent and holds something else now makes another task. */
function contentsOf({ data }: JsonObject, media: Media): string {
  const { contentOf } = media;
  if (!contentOf || !isObject(data)) return '';
  return Object.keys(data)
    .sort()
    .flatMap((key) => uploadsIn({ value: data[key]! }, media))
    .map((file) => contentOf(file))
    .join();
}
