import type { Importer, Input } from '../../formats/format.ts';
import type { Shard } from '../../readers/shard.ts';
import type { InputIdentity } from '../../shards/manifest.ts';

/** The part of an input that one of several runs reads. */
export interface Part {
  shard: Shard;
  importer: Importer;
  input: Pick<Input, 'range' | 'shard'>;
  /** Known when all was read. Throws a UserError when the input changed meanwhile. */
  identity(): InputIdentity;
  /** The path of a task's file below the input; undefined for lines, whose shards follow one another. */
  pathOf: ((displayPath: string) => string) | undefined;
}
