import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { joinMembers, toCanonical } from '../../json/canonical.ts';
import { isObject, type JsonObject } from '../../json/json.ts';
import type { UploadOf } from './uploads-in.ts';

/** What says which task is which, from one push to the next. */
export interface Identity {
  /** `file:` and a path below the input, `id:` and the id in the input, or `hash:` and a hash of the data. */
  key: string;
  /** Hash of all of the task. */
  hash: string;
  /** The same without predictions; only where it has the member. */
  bare?: string;
  /** In a task that was exported from Label Studio: what the push that had sent it there called it. */
  was?: { key: string; hash: string };
}

/** The files that tasks link to. */
export interface Media {
  /** The path of the file that a task links to, below the input; undefined for other links. */
  pathOf(data: JsonObject): string | undefined;
  /** How links to files on a web server begin; undefined where tasks have none. */
  webStart?: string;
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
    const canonical = withoutMarker(toCanonical(line.toString('utf8')));
    const base =
      keyOf(task, id, media) ?? `hash:${hashOf(canonical.members.get('"data"') ?? canonical.text)}`;
    let n = 1;
    if (seen.has(base)) {
      n = (repeats.get(base) ?? 1) + 1;
      repeats.set(base, n);
    } else seen.add(base);
    const was = markerOf(task);
    const { text, members } = withContents(canonical, task, media);
    const bare = withoutPredictions(members);
    return {
      base,
      key: numbered(base, n),
      hash: hashOf(text),
      ...(bare !== undefined && { bare: hashOf(bare) }),
      ...(was && { was }),
    };
  };
}

type Canonical = ReturnType<typeof toCanonical>;

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

/** Whether the key is that of a task about a file. */
export function isAboutFile(key: string): boolean {
  return key.startsWith('file:');
}

function keyOf(task: JsonObject, id: number | undefined, { pathOf }: Media): string | undefined {
  const path = isObject(task.data) ? pathOf(task.data) : undefined;
  if (path !== undefined) return `file:${path}`;
  return id === undefined ? undefined : `id:${id}`;
}

/** The marker of an earlier push, which an export has too, is no part of what a task says; nor is what an export adds to each task. */
function withoutMarker(canonical: Canonical): Canonical {
  const meta = canonical.members.get('"meta"');
  if (!meta?.includes('"lsimport"')) return canonical;
  const inMeta = new Map(toCanonical(meta).members);
  inMeta.delete('"lsimport"');
  const members = new Map(canonical.members);
  if (inMeta.size > 0) members.set('"meta"', joinMembers(inMeta));
  else members.delete('"meta"');
  if (members.get('"allow_skip"') === 'true') members.delete('"allow_skip"');
  return { text: joinMembers(members), members };
}

function withoutPredictions(members: ReadonlyMap<string, string>): string | undefined {
  if (!members.has('"predictions"')) return undefined;
  const others = new Map(members);
  others.delete('"predictions"');
  return joinMembers(others);
}

function markerOf({ meta }: JsonObject): Identity['was'] {
  const marker = isObject(meta) ? meta.lsimport : undefined;
  if (!isObject(marker)) return undefined;
  const { key, hash } = marker;
  return typeof key === 'string' && typeof hash === 'string' ? { key, hash } : undefined;
}

/** 132 bits of a SHA-256, in 22 characters. */
function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/**
 * Puts what files hold in place of their folders in the data: one that holds something else now makes another task, and one in another folder does
 * not. Names count, as pictures may be equal, such as the black ones of a video.
 */
function withContents(canonical: Canonical, { data }: JsonObject, { uploadOf, contentOf }: Media): Canonical {
  const json = canonical.members.get('"data"');
  if (!uploadOf || !contentOf || !isObject(data) || json === undefined) return canonical;
  const inData = new Map(toCanonical(json).members);
  for (const [name, value] of Object.entries(data)) {
    const key = JSON.stringify(name);
    for (const item of Array.isArray(value) ? value : [value]) {
      const file = uploadOf(item);
      if (file === undefined) continue;
      const held = JSON.stringify(`${basename(file)} ${contentOf(file)}`);
      // As a function, since a dollar sign in a name means other text in a replacement.
      inData.set(
        key,
        inData.get(key)!.replaceAll(JSON.stringify(item), () => held),
      );
    }
  }
  const members = new Map(canonical.members).set('"data"', joinMembers(inData));
  return { text: joinMembers(members), members };
}
