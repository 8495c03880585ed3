import { basename, dirname } from 'node:path';
import type { JsonObject } from '../../json/json.ts';
import type { Input } from '../format.ts';

/** `--label-from-folder KEY`: the name of the folder that a file is in, as a data key (the `label` of Hugging Face's imagefolder). */
export function labelFromFolder({ options: { labelFromFolder: key } }: Input, path: string): JsonObject {
  return key === undefined ? {} : { [key]: basename(dirname(path)) };
}
