import { InvalidArgumentError } from 'commander';
import type { Shard } from '../readers/shard.ts';
import type { OptionRow } from './option.ts';

const MOST = 1_000_000;

/** For commands that can do a part of an input. */
export const shardOption: OptionRow = {
  flags: '--shard <i/n>',
  summary: 'read only part i of n equal parts of the input, counting from 0; for lsimport merge',
  parse: shardOf,
  needsInput: true,
  rare: true,
};

function shardOf(value: string): Shard {
  const [, first, second] = /^(\d{1,7})\/(\d{1,7})$/.exec(value) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (first === undefined || count < 1 || count > MOST)
    throw new InvalidArgumentError('It must be a part and how many there are, such as 0/8.');
  if (index >= count)
    throw new InvalidArgumentError(`Parts count from 0, so the last of ${count} is ${count - 1}/${count}.`);
  return { index, count };
}
