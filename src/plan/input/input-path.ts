import { fstatSync, rmSync, type Stats, statSync, utimesSync } from 'node:fs';
import { Socket } from 'node:net';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { EXIT, readingInput, UserError } from '../../errors.ts';
import type { Profile } from '../../profile.ts';
import { discard } from '../../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { readHead } from '../../readers/head.ts';
import { suggestPath } from '../../readers/nearest-path.ts';
import { refuseChanged } from '../../readers/refuse-changed.ts';
import { isGivenStream, isOfKernel } from '../../readers/regular-file.ts';
import { spool, unpack } from '../../readers/spool.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { resolvePath } from '../../resolve-path.ts';
import { isStoreAddress, parseAddress } from '../../stores/address.ts';
import type { CopiedValues } from '../../stores/redis/copy-values.ts';
import { isRedisAddress, parseRedisAddress, type RedisAddress } from '../../stores/redis/redis-address.ts';
import type { StoreInput } from '../../stores/store-input.ts';
import { isAddress, otherAddressHelp, withoutSecrets } from '../../without-secrets.ts';
import { type ArchiveKind, archiveKind, unpackArchive } from './unpack-archive.ts';
import { type ClassesOfColumns, type Packing, packingOf, unpackRows } from './unpack-rows.ts';

/** Where the data is. */
export interface InputPath {
  /** Absolute; of a temporary copy when the data came through a pipe or was compressed. */
  path: string;
  /** The path for people: as they typed it, or <stdin>. */
  displayPath: string;
  /** Its file name without .gz; empty for standard input. */
  name: string;
  isFolder: boolean;
  /** Whether `path` is a temporary copy, to which no task may link. */
  isCopy: boolean;
  /** The file or folder of this machine that `path` was unpacked from, when it is neither from an archive nor from a pipe. */
  original?: string;
  /** The kind of archive that `path` was in, which may then be a folder. */
  archive?: ArchiveKind;
  /** What the rows in `path` were unpacked from. */
  packing?: Packing;
  /** All classes that its columns can have, where the file lists them. */
  classes?: ClassesOfColumns;
  /** Set when the data is in a store; `path` is then that of copies. */
  store?: StoreInput;
  /** Set when the data is the values of keys in Redis; `values` when they were copied. */
  redis?: { address: RedisAddress; values?: CopiedValues };
  /** Throws a UserError when the file that was named has changed by now. */
  refuseChanged?: () => void;
}

/** Looks at what `--input-path` names, reading nothing of it yet. */
export async function findInput(inputPath: string, profile: Profile, context: Context): Promise<InputPath> {
  if (isRedisAddress(inputPath)) return findKeys(inputPath, profile);
  if (isStoreAddress(inputPath)) return findStored(inputPath, profile, context);
  if (inputPath === '') {
    throw new UserError(
      EXIT.usage,
      'The input path is empty.',
      'Set the path of the data: --input-path PATH',
    );
  }
  if (isStandardInput(inputPath)) {
    if (context.stdin().isTTY) {
      throw new UserError(
        EXIT.usage,
        `The input path is ${inputPath === '-' ? '- (standard input)' : inputPath}, but standard input is a terminal.`,
        'Pipe the data in, for example: zcat tasks.jsonl.gz | lsimport check -i - --input-format jsonl',
      );
    }
    refuseOddFile(context.stdin());
    return { path: '-', displayPath: '<stdin>', name: '', isFolder: false, isCopy: true };
  }
  if (isAddress(inputPath)) {
    throw new UserError(
      EXIT.usage,
      `lsimport reads no addresses such as ${withoutSecrets(inputPath)}.`,
      otherAddressHelp(
        inputPath,
        'Download the data first, and use the file or folder. Addresses that can be read begin with s3://, gs://, azure-blob://, https:// or redis://.',
      ),
    );
  }
  const path = resolvePath(context, inputPath);
  const stat = statInput(path, inputPath);
  const isFolder = stat.isDirectory();
  return {
    path,
    displayPath: inputPath,
    name: isGivenStream(path) ? '' : basename(path).replace(/\.gz$/i, ''),
    isFolder,
    isCopy: isGivenStream(path),
    ...(stat.isFile() && { refuseChanged: refuseChanged(path, inputPath, stat) }),
  };
}

/** Where nothing is there, what was likely meant is said. */
function statInput(path: string, inputPath: string): Stats {
  try {
    return readingInput(inputPath, () => statSync(path));
  } catch (error) {
    const near = error instanceof UserError ? suggestPath(path, inputPath) : undefined;
    if (near === undefined || whatIsAt(path) !== undefined) throw error;
    throw new UserError(EXIT.unreadable, (error as UserError).message, near);
  }
}

function refuseIn09(displayPath: string, { follows }: Profile): void {
  if (!follows) return;
  throw new UserError(
    EXIT.usage,
    `Label Studio 0.9.1 reads no addresses such as ${displayPath}.`,
    'Remove --compat 0.9, or use a file or folder.',
  );
}

function findKeys(inputPath: string, profile: Profile): InputPath {
  const address = parseRedisAddress(inputPath);
  refuseIn09(address.server, profile);
  const displayPath = address.prefix === '' ? address.server : inputPath;
  return { path: '', displayPath, name: '', isFolder: false, isCopy: true, redis: { address } };
}

async function findStored(inputPath: string, profile: Profile, context: Context): Promise<InputPath> {
  refuseIn09(parseAddress(inputPath).shown, profile);
  const { findInStore } = await import('../../stores/store-input.ts');
  const store = await findInStore(inputPath, context);
  return {
    path: store.root,
    displayPath: store.address.shown,
    name: basename(store.object?.key ?? '').replace(/\.gz$/i, ''),
    isFolder: store.object === undefined,
    isCopy: false,
    store,
  };
}

/**
 * The same with a file that can be read at any place and repeatedly: standard input, objects and the values of keys are copied; gzip,
 * archives, Parquet and workbooks are unpacked. What is below an address is listed.
 */
export async function openInput(
  input: InputPath,
  options: SharedOptions,
  context: Context,
): Promise<InputPath> {
  if (input.store) {
    const { openStored } = await import('./store-input.ts');
    const stored = { ...input, ...(await openStored(input.store, input.displayPath, options, context)) };
    if (!stored.store.object || !(await isPacked(stored, options))) return stored;
    // What is in the copy has no address of its own.
    const { store: _, ...copy } = stored;
    const { original: __, ...unpacked } = await openInput(copy, options, context);
    return unpacked;
  }
  if (input.redis) {
    const { copyFromRedis } = await import('./redis-input.ts');
    const values = await copyFromRedis(input.redis.address, context);
    return { ...input, path: values.path, redis: { ...input.redis, values } };
  }
  if (input.isFolder) return openFolder(input, options, context);
  const { displayPath } = input;
  const isPiped = input.path === '-' || isGivenStream(input.path);
  if (!isPiped && !isGzip(input.path, displayPath) && !(await isPacked(input, options))) return input;
  try {
    return await unpackInput(input, isPiped, options, context);
  } finally {
    // Only the copy is read from now on. Of a file that changed meanwhile it means nothing, nor what failed.
    if (!context.signal.aborted) input.refuseChanged?.();
  }
}

/** The input with what was in the file, or came through the pipe. */
async function unpackInput(
  input: InputPath,
  isPiped: boolean,
  options: SharedOptions,
  context: Context,
): Promise<InputPath> {
  const { displayPath } = input;
  const folder = makeTemporaryFolder();
  context.atEnd(() => discard(folder));
  let { path, name } = input;
  let isFolder = false;
  /** Goes on with what was made of a file, which is removed if it was made here. */
  const goOn = (made: string) => {
    if (path !== input.path) rmSync(path);
    path = made;
  };
  if (isPiped) {
    path = join(folder, 'input');
    await spool(openStream(input.path, context), path, displayPath, context.signal);
  }
  if (isGzip(path, displayPath)) {
    const to = join(folder, 'unpacked');
    await unpack(path, to, displayPath, context.signal);
    goOn(to);
  }
  const archive = archiveOf(path, input, options);
  if (archive) {
    const unpacked = await unpackArchive(archive, path, folder, displayPath, context);
    goOn(unpacked.path);
    ({ name, isFolder } = unpacked);
  }
  let classes: ClassesOfColumns | undefined;
  const packing = isFolder ? undefined : await packingOf(path, { displayPath, name }, options);
  if (packing) {
    const to = join(folder, 'rows');
    classes = await unpackRows(packing, path, to, displayPath, options, context);
    goOn(to);
  }
  // The copy is as old as the original, as its date may become that of predictions; what came through a pipe has no age.
  const date = isPiped ? 0 : statSync(input.path).mtimeMs / 1000;
  utimesSync(path, date, date);
  const how = {
    ...(archive && { archive }),
    ...(packing && { packing }),
    ...(classes && { classes }),
    ...(!isPiped && !archive && { original: input.path }),
  };
  const opened = { ...input, path, name, isFolder, isCopy: true, ...how };
  return isFolder ? openFolder(opened, options, context) : opened;
}

/** A folder of tables of which some are compressed or Parquet: the same with all of them unpacked. Any other folder stays what it is. */
async function openFolder(input: InputPath, options: SharedOptions, context: Context): Promise<InputPath> {
  const { inputFormat, compat } = options;
  const isAsked = inputFormat !== undefined && formatsOfTables.includes(inputFormat);
  if (compat !== undefined || !(isAsked || inputFormat === undefined || inputFormat === 'auto')) return input;
  const { areTables, holdsPackedTables, unpackTables } = await import('./unpack-tables.ts');
  if (!holdsPackedTables(input.path, isAsked, input.archive !== undefined)) return input;
  const folder = makeTemporaryFolder();
  context.atEnd(() => discard(folder));
  const rows = join(folder, 'rows');
  const classes = await unpackTables(input.path, rows, input.displayPath, options, context);
  if (!isAsked && !areTables(rows)) return input;
  const { mtime } = statSync(input.path);
  utimesSync(rows, mtime, mtime);
  return { ...input, path: rows, isCopy: true, original: input.path, classes };
}

/** Formats that read folders of tables, also of such that have to be unpacked. */
const formatsOfTables = ['table-dir', 'audio-csv', 'boxes-csv', 'spans-jsonl'];

/** The input for a format: a folder whose tables were unpacked is read as it is by those that read none of them. */
export function inputFor(input: InputPath, { name }: { name: string }): InputPath {
  const { original, ...others } = input;
  if (!input.isFolder || original === undefined || formatsOfTables.includes(name)) return input;
  return { ...others, path: original, isCopy: input.archive !== undefined };
}

/** Whether a file is an archive or a table that is unpacked before it is read. */
async function isPacked(input: InputPath, options: SharedOptions): Promise<boolean> {
  return (
    archiveOf(input.path, input, options) !== undefined ||
    (await packingOf(input.path, input, options)) !== undefined
  );
}

/** How a file is to be unpacked, where it is an archive. */
function archiveOf(
  path: string,
  { displayPath }: InputPath,
  { compat }: SharedOptions,
): ArchiveKind | undefined {
  return compat === undefined ? archiveKind(path, displayPath) : undefined;
}

/** `/dev/stdin` is the same unless a file stands behind it, which can be read repeatedly as it is. */
function isStandardInput(inputPath: string): boolean {
  if (inputPath === '-') return true;
  if (inputPath !== '/dev/stdin') return false;
  return statSync(inputPath, { throwIfNoEntry: false })?.isFile() === false;
}

/** Node makes a stream without content of a folder, and waits for what a file of the kernel may never give, where no signal ends it. */
function refuseOddFile(stdin: Readable & { fd?: number }): void {
  if (stdin.fd === undefined) return;
  const stat = fstatSync(stdin.fd);
  if (stat.isDirectory()) throw new UserError(EXIT.unreadable, '<stdin> is a directory, not a file.');
  if (stat.isFile() && isOfKernel(stat))
    throw new UserError(EXIT.unreadable, '<stdin> is not a regular file.');
}

/** Standard input, or a pipe that the shell has opened: by its number, as opening it again by its path could not be interrupted. */
function openStream(path: string, context: Context): Readable {
  return path === '-' ? context.stdin() : new Socket({ fd: Number(basename(path)), readable: true });
}

function isGzip(path: string, displayPath: string): boolean {
  const { bytes } = readHead(path, displayPath, 2);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b) || /\.gz$/i.test(path);
}
