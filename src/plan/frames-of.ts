import type { Importer, Input } from '../formats/format.ts';
import type { DrawnOn, Frames } from '../formats/frames.ts';

/** Images that are looked at, as one waits for it: a second or two. */
const MOST = 10_000;

/** Finds out what the images of an input tell when that is first asked, by reading its beginning once more. */
export function framesOf(importer: Importer, input: Input): Frames {
  let known: { common: DrawnOn | undefined } | undefined;
  return {
    common() {
      known ??= { common: input.store || input.bucket ? undefined : look(importer, input) };
      return known.common;
    },
  };
}

function look(importer: Importer, { shard: _shard, ahead: _ahead, ...input }: Input): DrawnOn | undefined {
  const seen = new Set<DrawnOn>();
  const frames: Frames = { saw: (frame) => void seen.add(frame) };
  const silent = () => {};
  let images = 0;
  for (const batch of importer.read({ ...input, report: silent, skip: silent, note: silent, frames })) {
    // Tasks are made when they are read.
    for (let i = 0; i < batch.size; i++) batch.read(i);
    images += batch.size;
    if (seen.size > 1 || images >= MOST) break;
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}
