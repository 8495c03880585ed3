import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EXIT, UserError } from '../errors.ts';
import { isObject } from '../json/json.ts';
import { openFile } from '../readers/byte-reader.ts';
import { readWholeFile } from '../readers/regular-file.ts';

/** Bytes that are hashed at a time. */
const BLOCK = 1 << 20;

/** What says that other shards are of the same input. */
export type InputIdentity =
  | { kind: 'lines'; size: number; modified: string; start: number; end: number }
  | { kind: 'files'; files: number; names: string };

/** The ids that tasks brought, and those that were given. */
export interface IdCounts {
  /** The id of the first task when none has one. */
  first: number;
  /** Tasks that brought an id, and tasks that did not; also those that were rejected. */
  kept: number;
  counted: number;
  /** The greatest id that was brought; -1 without any. */
  greatest: number;
}

/** What lsimport writes beside an output that is to be merged with others: what it was made of, and how. */
export interface Manifest {
  manifest: 1;
  lsimport: string;
  /** Undefined in that of a whole. */
  shard?: { index: number; count: number };
  /** How many shards were merged. */
  merged?: number;
  format: string;
  form: 'tasks' | 'tasks-1.x' | 'jsonl';
  /** Hashes of the options that change tasks, and of the label config. */
  options: string;
  config: string;
  input: InputIdentity & { path: string };
  output: FileHash;
  /** The file with the order of the tasks, where shards do not follow one another. */
  order?: FileHash;
  tasks: number;
  written: number;
  rejected: number;
  ids: IdCounts;
  findings: Record<string, number>;
  skipped: Record<string, number>;
}

/** A file beside the manifest. */
export interface FileHash {
  file: string;
  bytes: number;
  sha256: string;
}

export function manifestOf(output: string): string {
  return `${output}.manifest.json`;
}

export function orderOf(output: string): string {
  return `${output}.order`;
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Size and hash of a file, under the name that it has, or will have. */
export async function hashFile(path: string, name = basename(path)): Promise<FileHash> {
  const hash = createHash('sha256');
  const reader = openFile(path, path);
  const block = Buffer.allocUnsafe(BLOCK);
  let bytes = 0;
  try {
    for (let length = reader.read(block, 0); length > 0; length = reader.read(block, 0)) {
      hash.update(block.subarray(0, length));
      bytes += length;
      await setImmediate();
    }
  } finally {
    reader.close();
  }
  return { file: name, bytes, sha256: hash.digest('hex') };
}

/** Reads a manifest. Throws a UserError for a file that is none. */
export function readManifest(path: string, displayPath: string): Manifest {
  const text = readWholeFile(path, displayPath).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const isManifest = isObject(value as never) && (value as { manifest?: unknown }).manifest === 1;
  if (isManifest && hasMembers(value as Manifest)) return value as Manifest;
  throw new UserError(
    EXIT.refused,
    `${displayPath} is not a manifest of lsimport.`,
    'Name the files that end in .manifest.json, which convert --shard writes beside its outputs.',
  );
}

function hasMembers({ input, output, order, ids, shard, merged }: Manifest): boolean {
  const isPart = shard
    ? Number.isInteger(shard.index) && Number.isInteger(shard.count)
    : merged !== undefined;
  return (
    isPart &&
    typeof input?.path === 'string' &&
    isName(output?.file) &&
    (order === undefined || isName(order.file)) &&
    typeof ids?.kept === 'number'
  );
}

/** Whether a value names a file beside the manifest, and none elsewhere. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && !/^\.{0,2}$|[/\\]/.test(value);
}

/** Whether the files that a manifest tells of are there and as it says. */
export async function isIntact({ output, order }: Manifest, path: string): Promise<boolean> {
  for (const wanted of order ? [output, order] : [output]) {
    const file = join(dirname(path), wanted.file);
    if (!existsSync(file)) return false;
    const { bytes, sha256 } = await hashFile(file);
    if (bytes !== wanted.bytes || sha256 !== wanted.sha256) return false;
  }
  return true;
}

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
