import { dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { createOutput, ensureRoom, type Output, writeAscii } from '../../json/output.ts';
import type { ListFiles } from '../../output/list-files.ts';
import { fileBeside } from '../../shards/file-beside.ts';
import { hashFile, type IdCounts } from '../../shards/manifest.ts';
import { createIdIndex } from '../../tasks/id-index.ts';
import { asWalked, oneAfterTheOther } from './merge-order.ts';
import type { ShardFile } from './prove-whole.ts';
import { openShardLines, type ShardLines } from './shard-lines.ts';

/** Tasks after which signals and the progress line get their turn. */
const TURN = 10_000;
const START = '{"id":';
const COMMA = 0x2c;

/** Copies the tasks of all shards in the order of one run, with the ids that it would have given. */
export async function copyTasks(
  shards: readonly ShardFile[],
  total: IdCounts,
  files: Pick<ListFiles, 'addLines'>,
  { progress, signal }: Context,
): Promise<void> {
  const sources: ShardLines[] = [];
  try {
    for (const { manifest, path, displayPath } of shards) {
      const file = manifest.output.file;
      const shown = fileBeside(displayPath, file);
      sources.push(openShardLines(join(dirname(path), file), shown, manifest));
    }
    const numbers = shards.map(({ manifest }) => numbersOf(manifest.ids, total));
    const hasIds = shards[0]!.manifest.form !== 'tasks-1.x';
    const seen = createIdIndex();
    const out = createOutput();
    let before = 0;
    let done = 0;
    for (const { shard, counted, written } of await stretchesOf(shards)) {
      const shift = before - numbers[shard]!.taken;
      for (let i = 0; i < written; i++) {
        const line = sources[shard]!.next();
        if (!hasIds) copy(line, out);
        else {
          const id = copyWithId(line, numbers[shard]!, shift, out);
          const first = seen.add(id, done);
          if (first !== undefined) throw repeated(id, first, done, shards[shard]!);
        }
        files.addLines(out);
        if (++done % TURN === 0) {
          progress.update(done);
          await new Promise((resolve) => setImmediate(resolve));
          signal.throwIfAborted();
        }
      }
      before += counted;
      numbers[shard]!.taken += counted;
    }
    for (const source of sources) source.finish();
  } finally {
    for (const source of sources) source.close();
  }
}

/** How the ids of a shard become those of the whole. */
interface Numbers {
  /** Whether an id was given by lsimport, as the task brought none. */
  isCounted(id: number): boolean;
  /** From an id that was given in the shard to that of the whole, where the shard is alone. */
  base: number;
  /** Tasks of the shard without ids that were passed by. */
  taken: number;
}

function numbersOf({ first, kept, counted, greatest }: IdCounts, total: IdCounts): Numbers {
  const afterGreatest = (most: number) => Math.max(first, most + 1);
  const own = kept > 0 && counted > 0 ? afterGreatest(greatest) : first;
  const whole = total.kept > 0 && total.counted > 0 ? afterGreatest(total.greatest) : first;
  // Ids that tasks brought are never greater than those that the same shard gave.
  const isCounted = kept === 0 ? () => true : (id: number) => counted > 0 && id > greatest;
  return { isCounted, base: whole - own, taken: 0 };
}

async function stretchesOf(shards: readonly ShardFile[]) {
  const [{ manifest }] = shards as [ShardFile];
  if (!manifest.order)
    return oneAfterTheOther(
      shards.map((shard) => ({ counted: shard.manifest.ids.counted, written: shard.manifest.written })),
    );
  const orders: string[] = [];
  for (const { manifest, path, displayPath } of shards) {
    const file = join(dirname(path), manifest.order!.file);
    if ((await hashFile(file)).sha256 !== manifest.order!.sha256) {
      throw new UserError(
        EXIT.refused,
        `${fileBeside(displayPath, manifest.order!.file)} is not what its manifest says.`,
        'Run convert again for this shard, with --force.',
      );
    }
    orders.push(file);
  }
  return asWalked(orders);
}

/** Copies a task under the id that it has in the whole, which is returned. */
function copyWithId(line: Buffer, { isCounted, base }: Numbers, shift: number, out: Output): number {
  const end = line.indexOf(COMMA, START.length);
  const id = Number(line.toString('latin1', START.length, end));
  if (!Number.isSafeInteger(id)) throw new Error('a task of a shard has no id');
  if (!isCounted(id)) {
    copy(line, out);
    return id;
  }
  const whole = id + base + shift;
  writeAscii(out, `${START}${whole}`);
  copy(line.subarray(end), out);
  return whole;
}

function copy(bytes: Buffer, out: Output): void {
  ensureRoom(out, bytes.length);
  bytes.copy(out.bytes, out.length);
  out.length += bytes.length;
}

function repeated(id: number, first: number, second: number, { displayPath }: ShardFile): UserError {
  return new UserError(
    EXIT.refused,
    `The task id ${id} is used twice, by task ${first} and task ${second} of the whole (counting from 0); the second is in the shard of ${displayPath}.`,
    'Give each task a unique id, or make all shards with --ids renumber.',
  );
}
