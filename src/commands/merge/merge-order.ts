import { compareAsWalked } from '../../readers/folder/compare-as-walked.ts';
import { linesOf } from '../../readers/folder/listing.ts';

/** Some tasks of one shard that stand together in the whole. */
export interface Stretch {
  /** Position of the shard. */
  shard: number;
  counted: number;
  written: number;
}

/** The tasks of shards that follow one another. */
export function* oneAfterTheOther(shards: readonly Omit<Stretch, 'shard'>[]): Generator<Stretch> {
  for (const [shard, { counted, written }] of shards.entries()) yield { shard, counted, written };
}

interface Source {
  shard: number;
  rest: Generator<string>;
  path: string;
  counted: number;
  written: number;
}

/** The tasks of shards that took files here and there, in the order of a walk through all of them. `files` are their orders. */
export function* asWalked(files: readonly string[]): Generator<Stretch> {
  const sources: Source[] = [];
  const advance = (source: Source): boolean => {
    const { value, done } = source.rest.next();
    if (done) return false;
    [source.path, source.counted, source.written] = JSON.parse(value) as [string, number, number];
    return true;
  };
  for (const [shard, file] of files.entries()) {
    const source = { shard, rest: linesOf(file), path: '', counted: 0, written: 0 };
    if (advance(source)) sources.push(source);
  }
  while (sources.length > 0) {
    let least = 0;
    for (let i = 1; i < sources.length; i++) {
      if (compareAsWalked(sources[i]!.path, sources[least]!.path) < 0) least = i;
    }
    const source = sources[least]!;
    const { shard, counted, written } = source;
    yield { shard, counted, written };
    if (!advance(source)) sources.splice(least, 1);
  }
}
