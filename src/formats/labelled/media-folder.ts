import { basename } from 'node:path';
import type { Input } from '../format.ts';

/** The folder of `--images` or `--audio` in messages: its name, or its address in a bucket. */
export function showMediaFolder({ bucket }: Pick<Input, 'bucket'>, folder: string): string {
  return bucket ? bucket.addressOf(folder).replace(/\/$/, '') : basename(folder);
}
