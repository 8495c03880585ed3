import { rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, readingInput, UserError } from '../errors.ts';
import { discard } from '../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { readHead } from '../readers/head.ts';
import { spool, unpack } from '../readers/spool.ts';
import { resolvePath } from '../resolve-path.ts';

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
}

/** Looks at what `--input-path` names, reading nothing of it yet. */
export function findInput(inputPath: string, context: Context): InputPath {
  if (inputPath === '') {
    throw new UserError(
      EXIT.usage,
      'The input path is empty.',
      'Set the path of the data: --input-path PATH',
    );
  }
  if (inputPath === '-') {
    if (context.stdin().isTTY) {
      throw new UserError(
        EXIT.usage,
        'The input path is - (standard input), but standard input is a terminal.',
        'Pipe the data in, for example: zcat tasks.jsonl.gz | lsimport check -i - --input-format jsonl',
      );
    }
    return { path: '-', displayPath: '<stdin>', name: '', isFolder: false, isCopy: true };
  }
  const path = resolvePath(context, inputPath);
  const isFolder = readingInput(inputPath, () => statSync(path)).isDirectory();
  return {
    path,
    displayPath: inputPath,
    name: basename(path).replace(/\.gz$/i, ''),
    isFolder,
    isCopy: false,
  };
}

/** The same with a file that can be read at any place and repeatedly: standard input is copied, gzip is unpacked. */
export async function openInput(input: InputPath, context: Context): Promise<InputPath> {
  if (input.isFolder) return input;
  const { displayPath } = input;
  const isPiped = input.path === '-';
  if (!isPiped && !isGzip(input.path, displayPath)) return input;

  const folder = makeTemporaryFolder();
  context.atEnd(() => discard(folder));
  let { path } = input;
  if (isPiped) {
    path = join(folder, 'input');
    await spool(context.stdin(), path, displayPath, context.signal);
  }
  if (isGzip(path, displayPath)) {
    const packed = path;
    path = join(folder, 'unpacked');
    await unpack(packed, path, displayPath, context.signal);
    if (isPiped) rmSync(packed);
  }
  // The copy is as old as the original, as its date may become that of predictions; what came through a pipe has no age.
  const date = isPiped ? 0 : statSync(input.path).mtimeMs / 1000;
  utimesSync(path, date, date);
  return { ...input, path, isCopy: true };
}

function isGzip(path: string, displayPath: string): boolean {
  const { bytes } = readHead(path, displayPath, 2);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b) || /\.gz$/i.test(path);
}
