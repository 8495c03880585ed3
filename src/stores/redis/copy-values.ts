import { closeSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { formatCount } from '../../format-count.ts';
import { writing } from '../../project/staging.ts';
import { compareAsWalked } from '../../readers/folder/compare-as-walked.ts';
import { createLineFile } from '../../readers/folder/line-file.ts';
import { linesOf } from '../../readers/folder/listing.ts';
import { sortLines } from '../../readers/folder/sort-lines.ts';
import type { RedisDatabase } from './open-redis.ts';
import type { RedisAddress } from './redis-address.ts';
import { noKeys } from './redis-problem.ts';
import { linesOfValue } from './value-lines.ts';

/** The values of keys as the lines of a file. */
export interface CopiedValues {
  path: string;
  /** A file with a line for each of them: `=` or, if the value was laid out anew, `~`, and then the key. */
  keysOfLines: string;
  /** Whether the first value looks like JSON. */
  isJson: boolean;
  /** What was skipped, by what it is. */
  skipped: Map<string, number>;
  /** Whether all keys are a path, a slash and a number, which is all that Label Studio 0.9 reads. */
  hasNumbers: boolean;
}

/** Keys whose lengths are asked for at a time, and bytes of values that are then asked for at a time. */
const AT_ONCE = 500;
const BYTES = 4e6;
const lineEnd = Buffer.from('\n');

/** Copies the values of all keys that begin as the address says into a file in `folder`, in natural order and in constant memory. */
export async function copyValues(
  database: RedisDatabase,
  address: RedisAddress,
  folder: string,
  { progress, signal }: Pick<Context, 'progress' | 'signal'>,
): Promise<CopiedValues> {
  const inTemporary = <T>(write: () => T): T => writing(folder, write, 'file');
  const keys = await listKeys(database, address, folder, { progress, signal });
  const path = join(folder, 'values');
  const keysOfLines = join(folder, 'keys-of-lines');
  const fd = inTemporary(() => openSync(path, 'w'));
  const places = inTemporary(() => createLineFile(keysOfLines));
  const skipped = new Map<string, number>();
  const skip = (what: string) => skipped.set(what, (skipped.get(what) ?? 0) + 1);
  const path09 = `${address.prefix.replace(/\/+$/, '')}/`;
  let isJson: boolean | undefined;
  let hasNumbers = true;
  let copied = 0;
  let lines: Buffer[] = [];
  const flush = () => {
    const bytes = Buffer.concat(lines);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    lines = [];
  };
  const write = (key: string, value: Buffer) => {
    isJson ??= /^\s*[[{]/.test(value.toString('latin1', 0, 100));
    hasNumbers &&= key.startsWith(path09) && /^\d+$/.test(key.slice(path09.length));
    const as = linesOfValue(value);
    for (const line of as.lines) {
      lines.push(line, lineEnd);
      places.add(`${as.isVerbatim ? '=' : '~'}${escapeKey(key)}`);
    }
  };
  try {
    for await (const [group, values] of readValues(database, keys, skip)) {
      signal.throwIfAborted();
      for (const [i, value] of values.entries()) {
        if (value === null) skip('keys that were gone before they were read');
        else inTemporary(() => write(group[i]!, value));
      }
      inTemporary(flush);
      copied += group.length;
      progress.say(`${formatCount(copied)} keys read`);
    }
  } finally {
    closeSync(fd);
    inTemporary(() => places.close());
  }
  // Redis does not know when a value was set.
  utimesSync(path, 0, 0);
  return { path, keysOfLines, isJson: isJson ?? true, skipped, hasNumbers };
}

/** A file with the keys in order. */
async function listKeys(
  database: RedisDatabase,
  address: RedisAddress,
  folder: string,
  { progress, signal }: Pick<Context, 'progress' | 'signal'>,
): Promise<string> {
  const inTemporary = <T>(write: () => T): T => writing(folder, write, 'file');
  const listed = join(folder, 'listed');
  const sorted = join(folder, 'keys');
  const file = inTemporary(() => createLineFile(listed));
  let seen = 0;
  try {
    for await (const keys of database.keys(address.prefix)) {
      signal.throwIfAborted();
      for (const key of keys) inTemporary(() => file.add(escapeKey(key)));
      seen += keys.length;
      progress.say(`${formatCount(seen)} keys listed`);
    }
  } finally {
    inTemporary(() => file.close());
  }
  if (statSync(listed).size === 0) throw noKeys(address);
  inTemporary(() => sortLines(listed, sorted, folder, compareAsWalked));
  return sorted;
}

/** The values of the keys in a file, in groups that are not large. */
async function* readValues(
  database: RedisDatabase,
  file: string,
  skip: (what: string) => void,
): AsyncGenerator<[keys: string[], values: (Buffer | null)[]]> {
  for (const keys of inGroups(linesOf(file))) {
    const lengths = await database.lengths(keys);
    let group: string[] = [];
    let bytes = 0;
    for (const [i, key] of keys.entries()) {
      const length = lengths[i];
      if (length === undefined) {
        skip('keys whose values are not strings');
        continue;
      }
      if (group.length > 0 && bytes + length > BYTES) {
        yield [group, await database.values(group)];
        group = [];
        bytes = 0;
      }
      group.push(key);
      bytes += length;
    }
    if (group.length > 0) yield [group, await database.values(group)];
  }
}

function* inGroups(lines: Iterable<string>): Generator<string[]> {
  let group: string[] = [];
  for (const line of lines) {
    if (group.push(unescapeKey(line)) < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\ufeff': '\\b' };
const characters = Object.fromEntries(
  Object.entries(escapes).map(([character, written]) => [written, character]),
);

/** A key as a line of a file. */
export function escapeKey(key: string): string {
  return key.replace(/[\\\n\r\ufeff]/g, (character) => escapes[character]!);
}

export function unescapeKey(line: string): string {
  return line.replace(/\\./g, (written) => characters[written]!);
}
