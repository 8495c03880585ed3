import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { importers } from '../../formats/index.ts';
import { isUtf16File, type LineRange } from '../../readers/byte-reader.ts';
import { countLinesBefore, linesOfShard } from '../../readers/line-range.ts';
import { numberOfPath, type Shard } from '../../readers/shard.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { InputPath } from './input-path.ts';
import { readMoving } from './move-places.ts';
import type { Part } from './part.ts';

/** Cuts an input for `--shard`. Throws a UserError for what cannot be cut. */
export function takeShard(
  shard: Shard,
  importer: Importer,
  opened: InputPath,
  input: Omit<Input, 'report' | 'skip'>,
): Part {
  refuseUncut(importer, opened, input);
  return importer.shards === 'lines'
    ? takeLines(shard, importer, opened, input)
    : takeFiles(shard, importer, opened, input);
}

function refuseUncut(
  { name, shards }: Importer,
  { path, displayPath, isCopy, redis }: InputPath,
  input: Pick<Input, 'options'>,
): void {
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  const lines = importers.filter((importer) => importer.shards).map((importer) => importer.name);
  if (shards === undefined) {
    refuse(
      `--shard cannot cut the input format ${name}.`,
      name === 'json'
        ? 'Make lines of it first: lsimport convert INPUT --to jsonl -o tasks.jsonl'
        : `It can cut ${lines.join(', ')}.`,
    );
  }
  const { textMode = 'line' } = input.options;
  if (shards === 'lines' && textMode !== 'line')
    refuse(
      `--shard cannot cut a text with --text-mode ${textMode}.`,
      'Use a folder of texts, with --input-format text-dir.',
    );
  if (isCopy && displayPath === '<stdin>')
    refuse('--shard needs a file or folder, not standard input.', 'Write it to a file first.');
  if (redis) {
    refuse(
      `--shard cannot cut the keys of ${displayPath}.`,
      'Write their values to a file first: lsimport convert ADDRESS --to jsonl -o tasks.jsonl',
    );
  }
  if (isCopy) {
    refuse(
      `--shard cannot cut ${displayPath}, which is compressed as a whole.`,
      'Decompress it first (gzip -d), or run lsimport once for each of several smaller files.',
    );
  }
  if (shards === 'lines' && isUtf16File(path, displayPath)) {
    refuse(
      `--shard cannot cut ${displayPath}, which is UTF-16.`,
      'Convert it to UTF-8 first: iconv -f utf-16 -t utf-8 OLD > NEW',
    );
  }
}

function takeLines(
  shard: Shard,
  importer: Importer,
  { path, displayPath }: InputPath,
  input: Omit<Input, 'report' | 'skip'>,
): Part {
  const before = statSync(path);
  const range = linesOfShard(path, displayPath, shard, importer.endOfHeader?.(input));
  return {
    shard,
    importer: { ...oneThread(importer), read: (given) => readShifted(importer, given, range) },
    input: { range },
    pathOf: undefined,
    identity() {
      const after = statSync(path);
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
        throw new UserError(
          EXIT.unreadable,
          `${displayPath} changed while it was read.`,
          'Run all shards again when nothing writes to it.',
        );
      }
      const modified = new Date(Math.floor(before.mtimeMs)).toISOString();
      return { kind: 'lines', size: before.size, modified, ...range };
    },
  };
}

/** What is read in one thread as a rule: engines give each shard one CPU. */
function oneThread({ inParallel: _, ...importer }: Importer): Importer {
  return importer;
}

/** Counts the lines of places from the start of the file, of which that is only read when somebody asks for a place. */
function readShifted(importer: Importer, input: Input, { start }: LineRange): Generator<Batch> {
  let known: number | undefined;
  return readMoving(importer, input, (place) => {
    known ??= countLinesBefore(input.path, input.displayPath, start, importer.name !== 'jsonl');
    return { ...place, line: place.line + known };
  });
}

function takeFiles(
  shard: Shard,
  importer: Importer,
  { path: root, displayPath, store }: InputPath,
  input: Omit<Input, 'report' | 'skip'>,
): Part {
  let files = 0;
  let sum = 0;
  const below = (path: string) =>
    store ? path.slice(root.length + 1) : relative(root, path).replaceAll(sep, '/');
  const isOwn = (number: number) => number % shard.count === shard.index;
  const start = input.store ? input.store.addressOf(`${root}/`) : displayPath;
  return {
    shard,
    importer: {
      ...importer,
      *read(given) {
        files = 0;
        sum = 0;
        yield* importer.read(given);
      },
    },
    input: {
      shard: {
        owns: (path) => isOwn(numberOfPath(below(path))),
        take(path) {
          const number = numberOfPath(below(path));
          files++;
          sum = (sum + number) % 2 ** 48;
          return isOwn(number);
        },
      },
    },
    pathOf: (shown) => shown.slice(start.length).replaceAll(sep, '/').replace(/^\//, ''),
    identity: () => ({ kind: 'files', files, names: sum.toString(16).padStart(12, '0') }),
  };
}
